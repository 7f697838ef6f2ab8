using System.IO.Compression;
using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Analytics.Graph.Tests.Support;

namespace Analytics.Graph.Tests.Http;

/// <summary>Answers that are too long to be kept are held in pieces until they are sent: the same bytes, whole or not at all.</summary>
public sealed class LongAnswerTests(SyntheticGraph graph) : IAsyncLifetime
{
    private const string Part = """
        analysis { meta { geography } rows(first: 5000) { count nodes { key by { province { code name } year { code } } facts { disbursed { value status } courses { value } } } rest { courses { value } } }
            funding { rows(first: 5000) { nodes { by { province { code } } facts { allocated { value } } } } total { allocated { value } } } }
        """;

    private static readonly string Rows = $"{{ {string.Concat(Enumerable.Range(0, 12).Select(number => $"a{number}: {Part} "))} current {{ id }} }}";

    private GraphHost pieces = null!; // set before the first test

    public static TheoryData<string> Queries => new()
    {
        Rows,
        "{ table(ask: { by: [\"district\", \"month\"], facts: [\"disbursed\", \"courses\"], status: true, first: 5000 }) { columns { name title } rows count } }",
        "{ catalog { measures { name unit } dimensions { name members } } places(first: 500) { code name } snapshots { id } }",
    };

    public async ValueTask InitializeAsync() =>
        pieces = await GraphHost.StartAsync(graph.Folder, ("ResultCache:MaxEntryBytes", "1024"));

    [Theory]
    [MemberData(nameof(Queries))]
    public async Task They_are_the_bytes_that_would_be_kept(string query)
    {
        using var kept = await graph.Host.PostAsync(query, accept: "application/graphql-response+json");
        using var first = await pieces.PostAsync(query, accept: "application/graphql-response+json");
        using var second = await pieces.PostAsync(query, accept: "application/graphql-response+json");

        var body = await kept.Content.ReadAsStringAsync();
        Assert.True(body.Length > 4_000, body);
        Assert.Equal((kept.StatusCode, body), (first.StatusCode, await first.Content.ReadAsStringAsync()));
        Assert.Equal((kept.StatusCode, body), (second.StatusCode, await second.Content.ReadAsStringAsync()));
        Assert.Equal(("MISS", "MISS"), (first.Headers.GetValues("X-Cache").Single(), second.Headers.GetValues("X-Cache").Single()));
        Assert.Equal(first.Content.Headers.ContentLength, Encoding.UTF8.GetByteCount(body)); // a shorter one would not pass for it
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task They_are_packed_piece_by_piece_and_known_by_a_tag(string encoding)
    {
        using var kept = await GetAsync(graph.Host, "", null);
        using var packed = await GetAsync(pieces, encoding, null);
        using var known = await GetAsync(pieces, encoding, packed.Headers.ETag!.ToString());

        Assert.Equal((encoding, true), (packed.Content.Headers.ContentEncoding.Single(), packed.Headers.ETag!.IsWeak));
        Assert.Equal(await kept.Content.ReadAsStringAsync(), await UnpackAsync(packed, encoding));
        Assert.InRange(kept.Content.Headers.ContentLength!.Value, 200_000, int.MaxValue); // several pieces
        Assert.Equal((HttpStatusCode.NotModified, kept.Headers.CacheControl), (known.StatusCode, packed.Headers.CacheControl));
    }

    [Fact]
    public async Task They_are_one_event_of_a_stream_and_one_message_of_a_socket()
    {
        var body = await (await graph.Host.PostAsync(Rows)).Content.ReadAsStringAsync();

        using var events = await pieces.PostAsync(Rows, accept: "text/event-stream");
        using var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("graphql-transport-ws");
        await socket.ConnectAsync(new UriBuilder(pieces.Client.BaseAddress!) { Scheme = "ws", Path = "/graphql" }.Uri, CancellationToken.None);
        await socket.SendTextAsync("""{"type":"connection_init"}""");
        await socket.ReadTextAsync();
        await socket.SendTextAsync(JsonSerializer.Serialize(new { id = "\"1\"", type = "subscribe", payload = new { query = Rows } }));

        Assert.Equal($"event: next\ndata: {body}\n\nevent: complete\ndata:\n\n", await events.Content.ReadAsStringAsync());
        Assert.Equal($$"""{"id":"\u00221\u0022","type":"next","payload":{{body}}}""", await socket.ReadTextAsync());
        Assert.Equal("""{"id":"\u00221\u0022","type":"complete"}""", await socket.ReadTextAsync());
    }

    [Theory]
    [MemberData(nameof(Queries))]
    public async Task Those_who_ask_at_once_each_get_the_whole(string query)
    {
        var body = await (await graph.Host.PostAsync(query)).Content.ReadAsStringAsync();

        var replies = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => pieces.PostAsync(query)));

        Assert.All(
            await Task.WhenAll(replies.Select(reply => reply.Content.ReadAsStringAsync())), text => Assert.Equal(body, text));
    }

    [Fact]
    public async Task One_longer_than_an_answer_may_be_is_refused_before_its_first_byte()
    {
        await using var host = await GraphHost.StartAsync(graph.Folder, ("Limits:MaxAnswerBytes", "2000"));
        var length = (await (await graph.Host.PostAsync(Rows)).Content.ReadAsByteArrayAsync()).Length;

        using var refused = await host.PostAsync(Rows, accept: "application/graphql-response+json");
        using var answered = await host.PostAsync("{ current { id } }");

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.OK), (refused.StatusCode, answered.StatusCode));
        Golden.Match($$"""
            { "errors": [ { "message": "The answer has {{length}} bytes; the limit is 2000.", "extensions": { "code": "LIMIT_ANSWER",
                "remedy": "Ask for fewer rows with first and go on with after, or select fewer fields of each cell.", "measured": {{length}}, "limit": 2000 } } ] }
            """, JsonNode.Parse(await refused.Content.ReadAsStringAsync()));
    }

    public ValueTask DisposeAsync() => pieces.DisposeAsync();

    private static Task<HttpResponseMessage> GetAsync(GraphHost host, string encoding, string? tag)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/graphql?query=" + Uri.EscapeDataString(Rows));
        request.Headers.TryAddWithoutValidation("Accept-Encoding", encoding);
        request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        return host.Client.SendAsync(request);
    }

    private static async Task<string> UnpackAsync(HttpResponseMessage reply, string encoding)
    {
        var packed = await reply.Content.ReadAsStreamAsync();
        await using Stream body = encoding == "br" ? new BrotliStream(packed, CompressionMode.Decompress) : new GZipStream(packed, CompressionMode.Decompress);
        return await new StreamReader(body).ReadToEndAsync();
    }
}
