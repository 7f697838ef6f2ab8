using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Analytics.Graph.Tests.Support;
using Analytics.Support;
using Microsoft.Extensions.Options;

namespace Analytics.Graph.Tests.Http;

/// <summary>Documents that are named by their hash.</summary>
public sealed class PersistedDocumentTests(SampleGraph graph)
{
    private const string Query = "{ places(level: COUNTRY) { code } }";
    private const string Answer = """{ "data": { "places": [ { "code": "VN" } ] } }""";

    [Fact]
    public async Task A_document_of_the_folder_is_answered_by_its_hash_in_the_address()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("country.graphql"), Query + "\n");
        await using var host = await GraphHost.StartAsync(graph.Data.Folder, ("PersistedDocuments:Folder", folder.Path));

        Golden.Match(Answer, await JsonAsync(host.SendAsync(HttpMethod.Get, "/graphql?extensions=" + Uri.EscapeDataString(Extensions(Query)), null)));
        Golden.Match(Answer, await JsonAsync(host.SendAsync(HttpMethod.Get, "/graphql?documentId=sha256:" + Hash(Query + "\n"), null)));
        Assert.Equal("PERSISTED_QUERY_NOT_FOUND", CodeOf(await JsonAsync(PostAsync(host, null, "{ other }"))));
    }

    [Fact]
    public async Task A_document_is_registered_on_first_use_when_that_is_allowed()
    {
        await using var host = await GraphHost.StartAsync(graph.Data.Folder, ("PersistedDocuments:FirstUse", "Registered"));

        var before = await JsonAsync(PostAsync(host, null, Query));
        var first = await JsonAsync(PostAsync(host, Query, Query));
        var after = await JsonAsync(PostAsync(host, null, Query));

        Assert.Equal(("PERSISTED_QUERY_NOT_FOUND", "PersistedQueryNotFound"), (CodeOf(before), before["errors"]![0]!["message"]!.GetValue<string>()));
        Golden.Match(Answer, first);
        Golden.Match(Answer, after);
    }

    [Fact]
    public async Task Without_permission_nothing_is_registered()
    {
        Golden.Match(Answer, await JsonAsync(PostAsync(graph.Host, Query, Query)));

        Assert.Equal("PERSISTED_QUERY_NOT_SUPPORTED", CodeOf(await JsonAsync(PostAsync(graph.Host, null, Query))));
    }

    [Fact]
    public async Task A_hash_of_another_document_is_refused()
    {
        await using var host = await GraphHost.StartAsync(graph.Data.Folder, ("PersistedDocuments:FirstUse", "Registered"));

        using var reply = await PostAsync(host, "{ current { id } }", Query);

        Assert.Equal(HttpStatusCode.BadRequest, reply.StatusCode);
        Assert.Equal("PERSISTED_QUERY_MISMATCH", CodeOf(await JsonAsync(Task.FromResult(reply))));
        Assert.Equal("PERSISTED_QUERY_NOT_FOUND", CodeOf(await JsonAsync(PostAsync(host, null, Query))));
    }

    [Fact]
    public async Task A_hash_that_is_no_text_is_refused()
    {
        using var reply = await graph.Host.SendAsync(HttpMethod.Post, "/graphql", """{ "extensions": { "persistedQuery": { "sha256Hash": 1 } } }""");

        Assert.Equal((HttpStatusCode.BadRequest, "HTTP_BAD_REQUEST"), (reply.StatusCode, CodeOf(await JsonAsync(Task.FromResult(reply)))));
    }

    [Fact]
    public async Task When_only_registered_documents_are_answered_all_others_are_refused()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("country.graphql"), Query + "\n");
        await using var host = await GraphHost.StartAsync(
            graph.Data.Folder, ("PersistedDocuments:Folder", folder.Path), ("PersistedDocuments:Others", "Refused"));

        Golden.Match(Answer, await JsonAsync(PostAsync(host, null, Query)));
        Golden.Match(Answer, await JsonAsync(PostAsync(host, Query, Query)));
        Golden.Match(Answer, await JsonAsync(host.PostAsync(Query)));
        const string Refused = """
            { "errors": [ { "message": "This host answers only documents that its operator has registered, and this is none of them.",
                "extensions": { "code": "PERSISTED_QUERY_NOT_LISTED",
                  "remedy": "Ask the operator to add the document to the folder of registered documents, or send one of those." } } ] }
            """;
        Golden.Match(Refused, await JsonAsync(host.PostAsync("{ __typename }")));
        Golden.Match(Refused, await JsonAsync(PostAsync(host, "{ __typename }", "{ __typename }")));
        Golden.Match(Refused, await JsonAsync(PostAsync(host, null, "{ __typename }")));
        using var stream = await host.PostAsync("subscription { snapshotPublished { id } }", accept: "text/event-stream");
        Assert.Contains("PERSISTED_QUERY_NOT_LISTED", await stream.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PersistedDocuments:Folder", null)]
    [InlineData("PersistedDocuments:Folder", ".", "PersistedDocuments:FirstUse", "Registered")]
    public async Task A_list_that_is_no_list_stops_the_start(string key, string? value, string other = "x", string? otherValue = null) =>
        await Assert.ThrowsAsync<OptionsValidationException>(() => GraphHost.StartUnreadyAsync(
            graph.Data.Folder, ("PersistedDocuments:Others", "Refused"), (key, value!), (other, otherValue!)));

    [Fact]
    public async Task A_version_of_persisted_queries_that_is_not_known_is_refused()
    {
        var extensions = Extensions(Query).Replace("1,", "2,", StringComparison.Ordinal);
        using var reply = await graph.Host.SendAsync(HttpMethod.Post, "/graphql", $$"""{ "extensions": {{extensions}} }""");

        Assert.Equal(HttpStatusCode.BadRequest, reply.StatusCode);
        Assert.Equal(
            "extensions.persistedQuery.version takes the number 1.",
            (await JsonAsync(Task.FromResult(reply)))["errors"]![0]!["message"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_registered_document_that_cannot_be_answered_does_not_hinder_the_others()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("country.graphql"), Query);
        await File.WriteAllTextAsync(folder.File("old.graphql"), "{ gone }");
        await using var host = await GraphHost.StartAsync(graph.Data.Folder, ("PersistedDocuments:Folder", folder.Path));

        Golden.Match(Answer, await JsonAsync(PostAsync(host, null, Query)));
        Assert.Equal("GRAPHQL_VALIDATION_FAILED", CodeOf(await JsonAsync(PostAsync(host, null, "{ gone }"))));
        Assert.Contains(host.Log.Lines, line => line.StartsWith(
            "The registered document old.graphql cannot be answered: Query has no field 'gone'. It has ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_folder_that_does_not_exist_stops_the_start() => await Assert.ThrowsAsync<OptionsValidationException>(
        () => GraphHost.StartUnreadyAsync(graph.Data.Folder, ("PersistedDocuments:Folder", Path.Combine(graph.Data.Folder, "nowhere"))));

    private static Task<HttpResponseMessage> PostAsync(GraphHost host, string? query, string hashed)
    {
        var member = query is null ? "" : $"\"query\": {JsonSerializer.Serialize(query)}, ";
        return host.SendAsync(HttpMethod.Post, "/graphql", $"{{ {member}\"extensions\": {Extensions(hashed)} }}");
    }

    private static string Extensions(string document) => $$"""{ "persistedQuery": { "version": 1, "sha256Hash": "{{Hash(document)}}" } }""";

    private static string Hash(string document) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(document)));

    private static string CodeOf(JsonNode reply) => reply["errors"]![0]!["extensions"]!["code"]!.GetValue<string>();

    private static async Task<JsonNode> JsonAsync(Task<HttpResponseMessage> reply) =>
        JsonNode.Parse(await (await reply).Content.ReadAsStringAsync())!; // every reply is JSON
}
