using System.Net.WebSockets;
using System.Text;
using Analytics.Graph.Tests.Support;
using Analytics.Support;

namespace Analytics.Graph.Tests.Http;

/// <summary>The protocol graphql-transport-ws, spoken by a client.</summary>
public sealed class WebSocketTests(SampleGraph graph)
{
    private const string Init = """{"type":"connection_init"}""";
    private const string Ack = """{"type":"connection_ack"}""";
    private const string Subscribe = """{"id":"1","type":"subscribe","payload":{"query":"subscription { snapshotPublished { id } }"}}""";

    [Fact]
    public async Task A_subscriber_hears_of_a_real_publish()
    {
        using var folder = new TemporaryFolder();
        graph.Data.CopyTo(folder.Path);
        await using var host = await GraphHost.StartAsync(folder.Path);
        using var socket = await OpenAsync(host);
        await socket.SendTextAsync(Init);
        Assert.Equal(Ack, await socket.ReadTextAsync());
        await socket.SendTextAsync(Subscribe);
        await host.UntilListenedToAsync();

        var next = await graph.Data.LoadAsync(folder.Path);

        Assert.Equal(
            "{\"id\":\"1\",\"type\":\"next\",\"payload\":{\"data\":{\"snapshotPublished\":{\"id\":\"" + next.Id + "\"}}}}",
            await socket.ReadTextAsync());
        await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
    }

    [Fact]
    public async Task A_query_is_answered_and_completed_and_a_refused_one_is_an_error()
    {
        using var socket = await OpenAsync(graph.Host);
        await socket.SendTextAsync(Init);
        await socket.ReadTextAsync();
        await socket.SendTextAsync("""{"type":"ping","payload":{"n":1}}""");
        Assert.Equal("""{"type":"pong","payload":{"n":1}}""", await socket.ReadTextAsync());

        await socket.SendTextAsync("""{"id":"q","type":"subscribe","payload":{"query":"{ places(level: COUNTRY) { code } }"}}""");
        Assert.Equal("""{"id":"q","type":"next","payload":{"data":{"places":[{"code":"VN"}]}}}""", await socket.ReadTextAsync());
        Assert.Equal("""{"id":"q","type":"complete"}""", await socket.ReadTextAsync());

        await socket.SendTextAsync("""{"id":"q","type":"subscribe","payload":{"query":"{ nothing }"}}""");
        var refused = await socket.ReadTextAsync();
        Assert.StartsWith("""{"id":"q","type":"error","payload":[{""", refused, StringComparison.Ordinal);
        Assert.Contains("GRAPHQL_VALIDATION_FAILED", refused, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_query_is_measured_told_where_it_is_slow_and_refused_like_one_over_plain_HTTP()
    {
        await using var host = await GraphHost.StartAsync(
            graph.Data.Folder, ("Telemetry:SlowFrom", "00:00:00"), ("Limits:MaxRunning", "1"), ("Limits:MaxWaiting", "0"));
        using var measured = new RecordedMeasurements(host);
        using var socket = await OpenAsync(host);
        await socket.SendTextAsync(Init);
        await socket.ReadTextAsync();

        await socket.SendTextAsync("""{"id":"q","type":"subscribe","payload":{"query":"query Own { analysis { total { disbursed { value } } } }"}}""");
        Assert.StartsWith("""{"id":"q","type":"next","payload":{"data":""", await socket.ReadTextAsync(), StringComparison.Ordinal);
        Assert.Equal("""{"id":"q","type":"complete"}""", await socket.ReadTextAsync());
        await using (TakenPlaces.Of(host))
        {
            await socket.SendTextAsync("""{"id":"r","type":"subscribe","payload":{"query":"{ analysis { total { courses { value } } } }"}}""");
            Assert.Equal(
                """{"id":"r","type":"error","payload":[{"message":"With this one, 2 requests would be running or waiting; the limit is 1.","extensions":{"code":"LIMIT_BUSY","remedy":"Ask again in 2 seconds.","measured":2,"limit":1}}]}""",
                await socket.ReadTextAsync());
        }

        Assert.Contains("Operation = Own", Assert.Single(host.Log.Lines, line => line.StartsWith("Slow:", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Single(measured.Noted, one => one == "analytics.graph.request.duration source=miss kind=graphql");
        Assert.Single(measured.Noted, one => one == "analytics.graph.refused code=LIMIT_BUSY kind=graphql");
    }

    [Fact]
    public async Task An_operation_that_is_left_ends_and_its_id_is_free_again()
    {
        await using var host = await GraphHost.StartAsync(graph.Data.Folder);
        using var socket = await OpenAsync(host);
        await socket.SendTextAsync(Init);
        await socket.ReadTextAsync();
        await socket.SendTextAsync(Subscribe);
        await host.UntilListenedToAsync();

        await socket.SendTextAsync("""{"id":"1","type":"complete"}""");
        await socket.SendTextAsync("""{"id":"1","type":"subscribe","payload":{"query":"{ __typename }"}}""");

        Assert.Equal("""{"id":"1","type":"next","payload":{"data":{"__typename":"Query"}}}""", await socket.ReadTextAsync());
    }

    [Theory]
    [InlineData(4401, Subscribe)]
    [InlineData(4400, "no json")]
    [InlineData(4400, """{"type":"hello"}""")]
    [InlineData(4429, Init, Init)]
    [InlineData(4409, Init, Subscribe, Subscribe)]
    [InlineData(4400, """{"type":"connection_init","payload":"token"}""")]
    [InlineData(4400, """{"type":"ping","payload":1}""")]
    [InlineData(4400, Init, """{"type":"subscribe","payload":{"query":"{ __typename }"}}""")]
    [InlineData(4400, Init, """{"id":"","type":"subscribe","payload":{"query":"{ __typename }"}}""")]
    [InlineData(4400, Init, """{"id":"1","type":"subscribe","payload":{"query":7}}""")]
    [InlineData(4400, Init, """{"id":"1","type":"subscribe","payload":{}}""")]
    [InlineData(4400, Init, """{"id":"1","type":"subscribe","payload":{"query":"{ __typename }","variables":[]}}""")]
    [InlineData(4400, Init, """{"id":"1","type":"subscribe"}""")]
    [InlineData(4400, Init, """{"type":"complete"}""")]
    [InlineData(4400, """{"type":"\ud800"}""")]
    public async Task A_caller_that_breaks_the_protocol_is_closed_with_its_code(int code, params string[] messages)
    {
        using var socket = await OpenAsync(graph.Host);

        foreach (var message in messages)
        {
            await socket.SendTextAsync(message);
        }

        Assert.Equal(code, await CloseCodeAsync(socket));
    }

    [Fact]
    public async Task The_reason_of_a_close_fits_into_its_frame_however_long_the_id_is()
    {
        using var socket = await OpenAsync(graph.Host);
        var subscribe = Subscribe.Replace("\"1\"", "\"" + string.Concat(Enumerable.Repeat("\U0001F33E", 40)) + "\"", StringComparison.Ordinal);
        await socket.SendTextAsync(Init);
        await socket.SendTextAsync(subscribe);
        await socket.SendTextAsync(subscribe);

        Assert.Equal(4409, await CloseCodeAsync(socket));
        Assert.Equal($"Subscriber for {string.Concat(Enumerable.Repeat("\U0001F33E", 20))}... already exists", socket.CloseStatusDescription);
    }

    [Fact]
    public async Task One_socket_carries_only_so_many_operations()
    {
        await using var host = await GraphHost.StartAsync(graph.Data.Folder, ("Limits:MaxSocketOperations", "1"));
        using var socket = await OpenAsync(host);
        await socket.SendTextAsync(Init);
        await socket.ReadTextAsync();
        await socket.SendTextAsync(Subscribe);

        await socket.SendTextAsync("""{"id":"2","type":"subscribe","payload":{"query":"{ __typename }"}}""");

        Golden.Match("""
            { "id": "2", "type": "error", "payload": [ { "message": "With this one, 2 operations would run on this WebSocket; the limit is 1.",
                "extensions": { "code": "LIMIT_OPERATIONS", "remedy": "Complete one first, or open another WebSocket.", "measured": 2, "limit": 1 } } ] }
            """, System.Text.Json.Nodes.JsonNode.Parse(await socket.ReadTextAsync()));
    }

    [Fact]
    public async Task A_caller_that_does_not_heed_refusals_is_closed()
    {
        await using var host = await GraphHost.StartAsync(graph.Data.Folder, ("Limits:MaxSocketOperations", "2"));
        using var socket = await OpenAsync(host);
        await socket.SendTextAsync(Init);

        foreach (var id in "abcde")
        {
            await socket.SendTextAsync(Subscribe.Replace("\"1\"", $"\"{id}\"", StringComparison.Ordinal));
        }

        Assert.Equal(1008, await CloseCodeAsync(socket));
    }

    [Fact]
    public async Task A_message_that_is_too_large_closes_the_socket()
    {
        await using var host = await GraphHost.StartAsync(graph.Data.Folder, ("Limits:MaxRequestBytes", "2000"));
        using var socket = await OpenAsync(host);

        await socket.SendTextAsync(new string('x', 3000));

        Assert.Equal(1009, await CloseCodeAsync(socket));
        Assert.Equal("Message too big: the limit is 2000 bytes", socket.CloseStatusDescription);
    }

    [Fact]
    public async Task Pings_are_answered_before_the_connection_is_initialised_and_pongs_are_ignored()
    {
        using var socket = await OpenAsync(graph.Host);

        await socket.SendTextAsync("""{"type":"pong"}""");
        await socket.SendTextAsync("""{"type":"ping","payload":null}""");

        Assert.Equal("""{"type":"pong"}""", await socket.ReadTextAsync());
    }

    [Fact]
    public async Task A_caller_that_does_not_begin_is_closed()
    {
        await using var host = await GraphHost.StartAsync(graph.Data.Folder, ("Http:ConnectionInitTimeout", "00:00:00.050"));
        using var socket = await OpenAsync(host);

        Assert.Equal(4408, await CloseCodeAsync(socket));
    }

    [Fact]
    public async Task Another_protocol_is_closed()
    {
        using var socket = await OpenAsync(graph.Host, "graphql-ws");

        Assert.Equal(4406, await CloseCodeAsync(socket));
    }

    [Fact]
    public async Task A_page_of_another_origin_is_refused()
    {
        var refused = await Assert.ThrowsAsync<WebSocketException>(() => OpenAsync(graph.Host, origin: "https://elsewhere.example"));

        Assert.Contains("403", refused.Message, StringComparison.Ordinal);
    }

    private static async Task<ClientWebSocket> OpenAsync(GraphHost host, string protocol = "graphql-transport-ws", string? origin = null)
    {
        var socket = new ClientWebSocket();
        if (protocol == "graphql-transport-ws")
        {
            socket.Options.AddSubProtocol(protocol);
        }

        if (origin is not null)
        {
            socket.Options.SetRequestHeader("Origin", origin);
        }

        await socket.ConnectAsync(new UriBuilder(host.Client.BaseAddress!) { Scheme = "ws", Path = "/graphql" }.Uri, CancellationToken.None);
        return socket;
    }

    private static async Task<int> CloseCodeAsync(ClientWebSocket socket)
    {
        while (socket.CloseStatus is null)
        {
            await socket.ReadTextAsync();
        }

        return (int)socket.CloseStatus;
    }
}
