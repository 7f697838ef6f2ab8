using System.Net;
using System.Text.Json.Nodes;
using Analytics.Graph.Tests.Support;

namespace Analytics.Graph.Tests.Http;

/// <summary>The transport: methods, media types, status codes, and what a refusal says.</summary>
public sealed class GraphOverHttpTests(SampleGraph graph)
{
    private const string Graph = "application/graphql-response+json";

    [Theory]
    [InlineData(null, "application/json")]
    [InlineData("*/*", "application/json")]
    [InlineData("application/json;q=0, */*, application/graphql-response+json;q=0.1", Graph)]
    [InlineData("application/json;charset=latin1, application/graphql-response+json; charset=utf-8", Graph)]
    [InlineData("application/json", "application/json")]
    [InlineData("application/json;q=0.5, application/graphql-response+json", Graph)]
    [InlineData("application/json;q=0.2, */*", Graph)]
    [InlineData("*/*;q=0.1, application/*;q=0.5, application/json;q=0", Graph)]
    [InlineData("APPLICATION/JSON", "application/json")]
    [InlineData("", "application/json")]
    [InlineData("application/graphql-response+json, application/graphql+json, application/json, text/event-stream, multipart/mixed", Graph)]
    [InlineData("application/graphql-response+json;q=0.1, application/json", "application/json")]
    public async Task The_media_type_that_is_liked_best_is_answered(string? accept, string mediaType)
    {
        using var reply = await graph.Host.PostAsync("{ current { synthetic } }", accept: accept);

        Assert.Equal((HttpStatusCode.OK, mediaType), (reply.StatusCode, reply.Content.Headers.ContentType!.MediaType));
        Golden.Match("""{ "data": { "current": { "synthetic": false } } }""", await JsonOf(reply));
    }

    [Theory]
    [InlineData(Graph, HttpStatusCode.BadRequest)]
    [InlineData("application/json", HttpStatusCode.OK)]
    public async Task A_request_error_has_the_status_code_of_its_media_type(string accept, HttpStatusCode status)
    {
        using var reply = await graph.Host.PostAsync("{ currant { id } }", accept: accept);

        Assert.Equal(status, reply.StatusCode);
        Golden.Match("""
            { "errors": [ { "message": "Query has no field 'currant'. Did you mean current?", "locations": [ { "line": 1, "column": 3 } ],
                "extensions": { "code": "GRAPHQL_VALIDATION_FAILED",
                  "remedy": "Ask a field that the type has; introspection or the schema file lists them.", "rule": "FieldSelections" } } ] }
            """, await JsonOf(reply));
    }

    [Theory]
    [InlineData("[]", 400, "HTTP_BATCH", "The body is a list; several operations in one request are not answered.", "Send one request for each, or select several aliased fields in one operation: they are answered side by side.")]
    [InlineData("3", 400, "HTTP_BAD_JSON", "The body is no JSON object: it is a number.", """Send an object such as {"query": "{ current { id } }"}.""")]
    [InlineData("{\"query\": \"{a}\", \"operationName\": 7}", 400, "HTTP_BAD_REQUEST", "operationName takes a text.", "Send query, operationName and documentId as texts, variables and extensions as JSON objects.")]
    [InlineData("{\"query\": \"{a}\", \"extensions\": \"x\"}", 400, "HTTP_BAD_REQUEST", "extensions takes a JSON object.", "Send query, operationName and documentId as texts, variables and extensions as JSON objects.")]
    [InlineData("{\"query\": ", 400, "HTTP_BAD_JSON", "The body is no JSON object: it cannot be read from line 1, byte 11 on.", """Send an object such as {"query": "{ current { id } }"}.""")]
    [InlineData("", 400, "HTTP_BAD_JSON", "The body is no JSON object: it is empty.", """Send an object such as {"query": "{ current { id } }"}.""")]
    [InlineData("{\"variables\": { \"\\ud800\": 1 }, \"query\": \"{a}\"}", 400, "HTTP_BAD_JSON", "The body is no JSON object: a text holds half a surrogate pair.", """Send an object such as {"query": "{ current { id } }"}.""")]
    [InlineData("{}", 400, "HTTP_NO_QUERY", "The request holds no query.", "Send the document as the text query, or the name of a registered one as documentId.")]
    [InlineData("{\"query\": 1}", 400, "HTTP_BAD_REQUEST", "query takes a text.", "Send query, operationName and documentId as texts, variables and extensions as JSON objects.")]
    [InlineData("{\"query\": \"{a}\", \"variables\": []}", 400, "HTTP_BAD_REQUEST", "variables takes a JSON object.", "Send query, operationName and documentId as texts, variables and extensions as JSON objects.")]
    public async Task A_body_that_is_no_request_is_refused(string body, int status, string code, string message, string remedy)
    {
        using var reply = await graph.Host.SendAsync(HttpMethod.Post, "/graphql", body);

        await AssertRefusedAsync(reply, status, code, message, remedy);
    }

    [Fact]
    public async Task Another_content_type_is_refused()
    {
        using var reply = await graph.Host.SendAsync(HttpMethod.Post, "/graphql", "query={a}", contentType: "text/plain");

        await AssertRefusedAsync(
            reply, 415, "HTTP_UNSUPPORTED_MEDIA_TYPE", "Content-Type 'text/plain' is not understood.", "Send a JSON object in UTF-8 with Content-Type: application/json.");
    }

    [Theory]
    [InlineData("image/png")]
    [InlineData("garbage")]
    [InlineData("*/*;q=0")]
    [InlineData("application/json;charset=latin1")]
    [InlineData("text/html")]
    public async Task An_answer_that_nobody_can_write_is_refused(string accept)
    {
        using var reply = await graph.Host.PostAsync("{ current { id } }", accept: accept);

        await AssertRefusedAsync(
            reply, 406, "HTTP_NOT_ACCEPTABLE", $"No answer can be given as '{accept}'.", "Accept application/graphql-response+json or application/json.");
    }

    [Fact]
    public async Task Another_method_is_refused_and_told_which_are_allowed()
    {
        using var reply = await graph.Host.SendAsync(HttpMethod.Put, "/graphql", "{}");

        Assert.Equal(["GET", "HEAD", "POST"], reply.Content.Headers.Allow);
        await AssertRefusedAsync(reply, 405, "HTTP_METHOD_NOT_ALLOWED", "PUT is not answered here.", "Use POST, or GET for queries.");
    }

    [Fact]
    public async Task A_query_can_be_asked_by_its_address()
    {
        var query = Uri.EscapeDataString("query A($level: AreaLevel) { places(level: $level) { code } } query B { current { id } }");
        using var reply = await graph.Host.SendAsync(
            HttpMethod.Get, $"/graphql?query={query}&operationName=A&variables={Uri.EscapeDataString("""{"level":"COUNTRY"}""")}", null);

        Golden.Match("""{ "data": { "places": [ { "code": "VN" } ] } }""", await JsonOf(reply));
    }

    [Fact]
    public async Task A_permalink_repeats_the_answer_on_its_snapshot()
    {
        const string Query = """
            query Rate($year: Int!) { analysis(where: { period: { years: [$year] } }) { funding { total { available { value } } } meta { permalink } } }
            """;
        var first = await graph.Host.DataAsync(Query, new { year = 2024 });

        var link = first["analysis"]!["meta"]!["permalink"]!.GetValue<string>();
        using var reply = await graph.Host.SendAsync(HttpMethod.Get, link, null);

        Assert.EndsWith($"&snapshot={graph.Data.Snapshot.Id}", link, StringComparison.Ordinal);
        Assert.Equal(first.ToJsonString(), (await JsonOf(reply))["data"]!.ToJsonString());
    }

    [Fact]
    public async Task The_same_question_gets_the_same_bytes_from_memory_the_second_time()
    {
        using var first = await graph.Host.PostAsync("query Q($n: Int = 3) { places(first: $n) { code } } # one spelling");
        using var second = await graph.Host.PostAsync("query Q($n:Int=3){places(first:$n){code}}", new { n = 3 });

        Assert.Equal(("MISS", "MEMORY"), (first.Headers.GetValues("X-Cache").Single(), second.Headers.GetValues("X-Cache").Single()));
        Assert.Contains("cache;desc=MEMORY", second.Headers.GetValues("Server-Timing").Single(), StringComparison.Ordinal);
        Assert.Equal(await first.Content.ReadAsByteArrayAsync(), await second.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData(Graph, 294)]
    [InlineData("application/json", 200)]
    public async Task Data_beside_errors_has_the_status_code_of_its_media_type(string accept, int status)
    {
        using var reply = await graph.Host.PostAsync("{ current { synthetic } places(first: -1) { code } }", accept: accept);

        Assert.Equal(status, (int)reply.StatusCode);
        Assert.Equal("LIMIT_ROWS", (await JsonOf(reply))["errors"]![0]!["extensions"]!["code"]!.GetValue<string>());
    }

    [Fact]
    public async Task Errors_are_asked_again_every_time()
    {
        const string Query = "{ places(first: -1) { code } }";
        using var first = await graph.Host.PostAsync(Query);
        using var second = await graph.Host.PostAsync(Query);

        Assert.Equal("MISS", second.Headers.GetValues("X-Cache").Single());
        Golden.Match("""
            { "data": null, "errors": [ { "message": "first: -1 is below zero.", "locations": [ { "line": 1, "column": 3 } ], "path": [ "places" ],
                "extensions": { "code": "LIMIT_ROWS", "remedy": "Ask for 0 rows or more; 0 gives count and total alone.", "measured": -1, "limit": 0 } } ] }
            """, await JsonOf(second));
    }

    [Fact]
    public async Task A_subscription_over_a_plain_request_is_told_to_ask_for_a_stream()
    {
        using var reply = await graph.Host.PostAsync("subscription { snapshotPublished { id } }");

        await AssertRefusedAsync(
            reply, 406, "HTTP_NEEDS_EVENT_STREAM", "A subscription is answered as a stream of events.", "Send Accept: text/event-stream.");
    }

    private static async Task AssertRefusedAsync(HttpResponseMessage reply, int status, string code, string message, string remedy)
    {
        Assert.Equal(status, (int)reply.StatusCode);
        var expected = new JsonObject
        {
            ["errors"] = new JsonArray(new JsonObject
            {
                ["message"] = message, ["extensions"] = new JsonObject { ["code"] = code, ["remedy"] = remedy },
            }),
        };
        Golden.Match(expected.ToJsonString(), await JsonOf(reply));
    }

    private static async Task<JsonNode> JsonOf(HttpResponseMessage reply) => JsonNode.Parse(await reply.Content.ReadAsStringAsync())!;
}
