using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Analytics.Graph.Tests.Support;
using Microsoft.Extensions.Options;

namespace Analytics.Graph.Tests.Http;

/// <summary>What stands between the wire and the answer: methods, compression, other origins, slow and broken requests.</summary>
public sealed class TransportTests(SampleGraph graph)
{
    private const string Query = "{ places(first: 20) { code fullName } }";

    [Fact]
    public async Task Options_tells_the_methods()
    {
        using var reply = await graph.Host.SendAsync(HttpMethod.Options, "/graphql", null);

        Assert.Equal(HttpStatusCode.NoContent, reply.StatusCode);
        Assert.Equal(["GET", "HEAD", "POST"], reply.Content.Headers.Allow);
    }

    [Theory]
    [InlineData("/graphql?query=%7B__typename%7D")]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    [InlineData("/")]
    public async Task Head_answers_as_get_does_without_the_body(string address)
    {
        using var head = await graph.Host.SendAsync(HttpMethod.Head, address, null);
        using var get = await graph.Host.SendAsync(HttpMethod.Get, address, null);

        Assert.Equal((HttpStatusCode.OK, get.Content.Headers.ContentType), (head.StatusCode, head.Content.Headers.ContentType));
        Assert.Empty(await head.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task A_refusal_is_never_kept_by_a_cache()
    {
        using var reply = await graph.Host.SendAsync(HttpMethod.Delete, "/graphql", null);

        Assert.True(reply.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task A_body_that_begins_with_a_byte_order_mark_is_read()
    {
        using var reply = await graph.Host.SendAsync(HttpMethod.Post, "/graphql", "\uFEFF{\"query\":\"{__typename}\"}");

        Assert.Equal("""{"data":{"__typename":"Query"}}""", await reply.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_body_with_bytes_that_are_no_text_is_refused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
        {
            Content = new ByteArrayContent([.. "{\"query\":\""u8, 0xFF, .. "\"}"u8]) { Headers = { { "Content-Type", "application/json" } } },
        };
        using var reply = await graph.Host.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.BadRequest, reply.StatusCode);
        Assert.Equal("The body is no JSON object: a text is not valid UTF-8.", await MessageOfAsync(reply));
    }

    [Fact]
    public async Task A_body_that_is_packed_is_refused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
        {
            Content = new StringContent("{}", Encoding.UTF8, "application/json") { Headers = { { "Content-Encoding", "gzip" } } },
        };
        using var reply = await graph.Host.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, reply.StatusCode);
        Assert.Equal("A body that is packed as 'gzip' is not understood.", await MessageOfAsync(reply));
    }

    [Theory]
    [InlineData("application/json; charset=latin1")]
    [InlineData("application/graphql")]
    [InlineData("multipart/form-data; boundary=x")]
    public async Task A_body_of_another_form_or_encoding_is_refused(string contentType)
    {
        using var reply = await graph.Host.SendAsync(HttpMethod.Post, "/graphql", "{}", contentType: contentType);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, reply.StatusCode);
        Assert.Equal($"Content-Type '{contentType}' is not understood.", await MessageOfAsync(reply));
    }

    [Fact]
    public async Task A_wrong_method_is_told_before_a_wrong_media_type()
    {
        using var reply = await graph.Host.SendAsync(HttpMethod.Delete, "/graphql", null, "image/png");

        Assert.Equal(HttpStatusCode.MethodNotAllowed, reply.StatusCode);
        Assert.Equal("HTTP_METHOD_NOT_ALLOWED", await CodeOfAsync(reply));
    }

    [Fact]
    public async Task A_mutation_by_get_is_refused_and_told_to_post()
    {
        using var reply = await graph.Host.SendAsync(HttpMethod.Get, "/graphql?query=mutation%20%7B%20__typename%20%7D", null);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, reply.StatusCode);
        Assert.Equal(["POST"], reply.Content.Headers.Allow);
        Assert.Equal("Only queries are answered by GET.", await MessageOfAsync(reply));
    }

    [Fact]
    public async Task A_member_that_is_given_twice_in_the_address_is_refused()
    {
        using var reply = await graph.Host.SendAsync(HttpMethod.Get, "/graphql?query=%7B__typename%7D&query=%7Bcurrent%7Bid%7D%7D", null);

        Assert.Equal(HttpStatusCode.BadRequest, reply.StatusCode);
        Assert.Equal("query is given twice in the address.", await MessageOfAsync(reply));
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task An_answer_is_compressed_for_those_who_accept_it(string encoding)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/graphql?query=" + Uri.EscapeDataString(Query));
        request.Headers.Add("Accept-Encoding", encoding);

        using var packed = await graph.Host.Client.SendAsync(request);
        using var plain = await graph.Host.SendAsync(HttpMethod.Get, "/graphql?query=" + Uri.EscapeDataString(Query), null);

        Assert.Equal([encoding], packed.Content.Headers.ContentEncoding);
        Assert.Equal(["Accept", "Accept-Encoding"], packed.Headers.Vary.Order());
        await using var body = await packed.Content.ReadAsStreamAsync();
        await using Stream open = encoding == "br"
            ? new System.IO.Compression.BrotliStream(body, System.IO.Compression.CompressionMode.Decompress)
            : new System.IO.Compression.GZipStream(body, System.IO.Compression.CompressionMode.Decompress);
        using var reader = new StreamReader(open);
        Assert.Equal(await plain.Content.ReadAsStringAsync(), await reader.ReadToEndAsync());
        Assert.Empty(plain.Content.Headers.ContentEncoding);
    }

    [Fact]
    public async Task Pages_of_other_origins_are_answered_only_when_they_are_configured()
    {
        await using var open = await GraphHost.StartAsync(graph.Data.Folder, ("Http:AllowedOrigins:0", "https://dashboards.example.vn"));

        Assert.Null(await AllowedOriginAsync(graph.Host, "https://dashboards.example.vn"));
        Assert.Null(await AllowedOriginAsync(open, "https://elsewhere.example"));
        Assert.Equal("https://dashboards.example.vn", await AllowedOriginAsync(open, "https://dashboards.example.vn"));
    }

    [Fact]
    public async Task A_page_of_a_configured_origin_may_read_what_caches_and_retries_need()
    {
        await using var open = await GraphHost.StartAsync(graph.Data.Folder, ("Http:AllowedOrigins:0", "*"));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/graphql?query=%7B__typename%7D");
        request.Headers.Add("Origin", "https://anywhere.example");

        using var reply = await open.Client.SendAsync(request);

        Assert.Equal("*", reply.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.Equal("Age,Allow,ETag,Retry-After,Server-Timing,X-Cache,Content-Disposition,Link,X-Snapshot,X-Total-Count,X-Warnings", reply.Headers.GetValues("Access-Control-Expose-Headers").Single());
    }

    [Theory]
    [InlineData("https://dashboards.example.vn/")]
    [InlineData("dashboards.example.vn")]
    public async Task An_origin_that_no_browser_sends_stops_the_start(string origin) => await Assert.ThrowsAsync<OptionsValidationException>(
        () => GraphHost.StartUnreadyAsync(graph.Data.Folder, ("Http:AllowedOrigins:0", origin)));

    [Fact]
    public async Task A_body_that_does_not_arrive_in_time_is_refused()
    {
        await using var host = await GraphHost.StartAsync(graph.Data.Folder, ("Limits:MaxReadTime", "00:00:00.050"));

        var reply = await SendRawAsync(host, "POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 90\r\n\r\n{\"query\"");

        Assert.StartsWith("HTTP/1.1 408", reply, StringComparison.Ordinal);
        Assert.Matches("""
            \{"errors":\[\{"message":"The body has not arrived after [0-9.]+ seconds; the limit is 0\.05\.","extensions":\{"code":"HTTP_TOO_SLOW","remedy":"Send the whole body at once\.","measured":[0-9.]+,"limit":0\.05\}\}\]\}
            """.Trim(), reply);
    }

    [Fact]
    public async Task A_body_that_is_not_sent_as_http_asks_is_refused()
    {
        var reply = await SendRawAsync(
            graph.Host, "POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n");

        Assert.StartsWith("HTTP/1.1 400", reply, StringComparison.Ordinal);
    }

    /// <summary>Sends bytes as they are and reads until the host closes or has sent the end of a reply's JSON.</summary>
    private static async Task<string> SendRawAsync(GraphHost host, string request)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var socket = new TcpClient();
        await socket.ConnectAsync(host.Client.BaseAddress!.Host, host.Client.BaseAddress.Port, limit.Token);
        var wire = socket.GetStream();
        await wire.WriteAsync(Encoding.ASCII.GetBytes(request), limit.Token);
        var reply = new StringBuilder();
        var buffer = new byte[4096];
        while (!reply.ToString().Contains("]}", StringComparison.Ordinal) && await wire.ReadAsync(buffer, limit.Token) is > 0 and var count)
        {
            reply.Append(Encoding.UTF8.GetString(buffer, 0, count));
        }

        return reply.ToString();
    }

    private static async Task<string?> AllowedOriginAsync(GraphHost host, string origin)
    {
        using var request = new HttpRequestMessage(HttpMethod.Options, "/graphql");
        request.Headers.Add("Origin", origin);
        request.Headers.Add("Access-Control-Request-Method", "POST");
        request.Headers.Add("Access-Control-Request-Headers", "content-type,x-apollo-operation-name");
        using var reply = await host.Client.SendAsync(request);
        if (reply.Headers.TryGetValues("Access-Control-Allow-Headers", out var headers))
        {
            Assert.Equal("content-type,x-apollo-operation-name", headers.Single());
        }

        return reply.Headers.TryGetValues("Access-Control-Allow-Origin", out var allowed) ? allowed.Single() : null;
    }

    private static async Task<string> CodeOfAsync(HttpResponseMessage reply) =>
        JsonNode.Parse(await reply.Content.ReadAsStringAsync())!["errors"]![0]!["extensions"]!["code"]!.GetValue<string>();

    private static async Task<string> MessageOfAsync(HttpResponseMessage reply) =>
        JsonNode.Parse(await reply.Content.ReadAsStringAsync())!["errors"]![0]!["message"]!.GetValue<string>();
}
