using System.Net;
using Analytics.Graph.Tests.Support;

namespace Analytics.Graph.Tests.Http;

/// <summary>Server-sent events, one connection for each operation.</summary>
public sealed class EventStreamTests(SampleGraph graph)
{
    private const string Events = "text/event-stream";

    [Theory]
    [InlineData("{ places(level: COUNTRY) { code } }", """{"data":{"places":[{"code":"VN"}]}}""")]
    [InlineData("{ nothing", """{"errors":[{"message":"Syntax error: Expected a name, found end of document.","locations":[{"line":1,"column":10}],"extensions":{"code":"GRAPHQL_PARSE_FAILED","remedy":"Mend the document at line 1, column 10."}}]}""")]
    public async Task A_query_is_one_event_and_the_end_whether_it_is_valid_or_not(string query, string reply)
    {
        using var stream = await graph.Host.PostAsync(query, accept: Events);

        Assert.Equal((HttpStatusCode.OK, Events), (stream.StatusCode, stream.Content.Headers.ContentType!.MediaType));
        Assert.True(stream.Headers.CacheControl!.NoStore);
        Assert.Equal($"event: next\ndata: {reply}\n\nevent: complete\ndata:\n\n", await stream.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData(Events)]
    [InlineData("application/graphql-response+json, application/json;q=0.9, text/event-stream;q=0.1")]
    public async Task A_subscription_is_a_stream_for_everyone_who_names_streams(string accept)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/graphql?query=subscription%7BsnapshotPublished%7Bid%7D%7D");
        request.Headers.Add("Accept", accept);

        using var stream = await graph.Host.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);

        Assert.Equal((HttpStatusCode.OK, Events), (stream.StatusCode, stream.Content.Headers.ContentType!.MediaType));
    }

    [Fact]
    public async Task An_idle_stream_gives_signs_of_life()
    {
        await using var host = await GraphHost.StartAsync(graph.Data.Folder, ("Http:KeepAliveEvery", "00:00:01"));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/graphql?query=subscription%7BsnapshotPublished%7Bid%7D%7D");
        request.Headers.Add("Accept", Events);
        using var stream = await host.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        using var lines = new StreamReader(await stream.Content.ReadAsStreamAsync());

        Assert.Equal(":", await lines.ReadLineAsync());
        Assert.Equal("", await lines.ReadLineAsync());
        Assert.Equal(":", await lines.ReadLineAsync());
    }

    [Fact]
    public async Task A_request_that_is_none_has_its_status_code()
    {
        using var refused = await graph.Host.SendAsync(HttpMethod.Post, "/graphql", "{", Events);

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
    }
}
