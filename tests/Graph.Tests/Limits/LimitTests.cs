using System.Net;
using System.Text.Json.Nodes;
using Analytics.Graph.Limits;
using Analytics.Graph.Tests.Support;
using Analytics.Warehouse.Errors;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Analytics.Graph.Tests.Limits;

/// <summary>Requests beyond a limit are refused fast, with a code and a way out.</summary>
public sealed class LimitTests(SampleGraph graph)
{
    [Fact]
    public async Task More_rows_than_one_answer_may_hold_are_refused_wherever_they_are_asked()
    {
        var reply = await graph.Host.AskAsync("""
            { analysis { rows(first: 10001) { count } funding { rows(first: -1) { count } } } table(ask: { by: [], facts: ["courses"], first: 20000 }) { count } }
            """);

        Assert.Equal(
            [
                "first: 10001 is more than the 10000 rows that one answer may hold.",
                "first: -1 is below zero.",
                "first: 20000 is more than the 10000 rows that one answer may hold.",
            ],
            reply["errors"]!.AsArray().Select(error => error!["message"]!.GetValue<string>()));
        Assert.All(reply["errors"]!.AsArray(), error => Assert.Equal("LIMIT_ROWS", error!["extensions"]!["code"]!.GetValue<string>()));
    }

    [Theory]
    [InlineData("{ analysis(where: { area: { in: [\"999\"] } }) { funding { rows(first: -1) { count } } } }")]
    [InlineData("{ table(ask: { by: [], facts: [\"courses\"], where: { area: { in: [\"999\"] } }, first: -1 }) { count } }")]
    public async Task A_limit_hides_nothing_else_that_is_wrong(string document)
    {
        var reply = await graph.Host.AskAsync(document);

        Assert.Equal(
            ["first: -1 is below zero.", "No place has the code '999'."],
            reply["errors"]!.AsArray().Select(error => error!["message"]!.GetValue<string>()));
    }

    [Fact]
    public async Task A_body_that_is_too_large_is_refused()
    {
        await using var host = await GraphHost.StartAsync(graph.Data.Folder, ("Limits:MaxRequestBytes", "2000"));

        using var reply = await host.SendAsync(HttpMethod.Post, "/graphql", new string('x', 3000));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, reply.StatusCode);
        Golden.Match("""
            { "errors": [ { "message": "The body has 3000 bytes or more; the limit is 2000.",
                "extensions": { "code": "HTTP_BODY_TOO_LARGE", "remedy": "Send large lists as fewer, wider conditions, such as under or period.",
                  "measured": 3000, "limit": 2000 } } ] }
            """, JsonNode.Parse(await reply.Content.ReadAsStringAsync()));
    }

    [Fact]
    public async Task When_every_place_is_taken_the_next_request_is_told_when_to_come_again()
    {
        await using var host = await GraphHost.StartAsync(graph.Data.Folder, ("Limits:MaxRunning", "1"), ("Limits:MaxWaiting", "0"));
        var leave = new TaskCompletionSource<int>();
        var inside = host.Services.GetRequiredService<QueryGate>().RunAsync(_ => leave.Task, CancellationToken.None);

        using var refused = await host.PostAsync("{ current { id } }");
        leave.SetResult(0);
        await inside;
        using var answered = await host.PostAsync("{ current { id } }");

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "2"), (refused.StatusCode, refused.Headers.RetryAfter!.ToString()));
        Golden.Match("""
            { "errors": [ { "message": "With this one, 2 requests would be running or waiting; the limit is 1.",
                "extensions": { "code": "LIMIT_BUSY", "remedy": "Ask again in 2 seconds.", "measured": 2, "limit": 1 } } ] }
            """, JsonNode.Parse(await refused.Content.ReadAsStringAsync()));
        Assert.Equal(HttpStatusCode.OK, answered.StatusCode);
    }

    [Fact]
    public async Task Work_that_takes_too_long_is_cancelled()
    {
        using var gate = new QueryGate(Options.Create(new LimitOptions { MaxQueryTime = TimeSpan.FromMilliseconds(20) }));
        var heard = CancellationToken.None;

        var refused = await Assert.ThrowsAsync<AnalyticsException>(() => gate.RunAsync(async stop =>
        {
            heard = stop;
            await Task.Delay(Timeout.Infinite, stop);
            return 0;
        }, CancellationToken.None));

        Assert.True(heard.IsCancellationRequested);
        var measured = refused.Errors.Single().Excess!.Measured;
        Assert.Equal(
            new AnalyticsError(
                "LIMIT_TIME", FormattableString.Invariant($"The request ran {measured} seconds; the limit is 0.02."),
                "Ask for fewer breakdowns at once, a narrower period, or fewer places.") { Excess = new Excess(measured, 0.02) },
            refused.Errors.Single());
    }

    [Fact]
    public async Task When_every_stream_is_open_the_next_one_is_told_when_to_come_again()
    {
        await using var host = await GraphHost.StartAsync(graph.Data.Folder, ("Limits:MaxStreams", "1"));
        using var open = await host.Client.SendAsync(Subscription(), HttpCompletionOption.ResponseHeadersRead);

        using var refused = await host.Client.SendAsync(Subscription(), HttpCompletionOption.ResponseHeadersRead);

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "2"), (refused.StatusCode, refused.Headers.RetryAfter!.ToString()));
        Golden.Match("""
            { "errors": [ { "message": "With this one, 2 streams of events would be open; the limit is 1.",
                "extensions": { "code": "LIMIT_STREAMS", "remedy": "Close one, or ask again in 2 seconds.", "measured": 2, "limit": 1 } } ] }
            """, JsonNode.Parse(await refused.Content.ReadAsStringAsync()));
    }

    [Fact]
    public async Task When_callers_do_not_read_what_they_asked_for_the_next_answer_is_refused()
    {
        await using var host = await GraphHost.StartAsync(graph.Data.Folder, ("Limits:MaxUnreadBytes", "1048576"));
        var gate = host.Services.GetRequiredService<SendGate>();

        HttpResponseMessage refused;
        using (gate.Enter(1_048_570))
        {
            refused = await host.PostAsync("{ __typename }");
        }

        using var answered = await host.PostAsync("{ __typename }");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Golden.Match("""
            { "errors": [ { "message": "With this answer, 1048601 bytes would wait to be read by callers; the limit is 1048576.",
                "extensions": { "code": "LIMIT_SENDING", "remedy": "Read answers as they come, ask for fewer rows at once, or ask again in 2 seconds.",
                  "measured": 1048601, "limit": 1048576 } } ] }
            """, JsonNode.Parse(await refused.Content.ReadAsStringAsync()));
        Assert.Equal(HttpStatusCode.OK, answered.StatusCode);
    }

    [Fact]
    public void An_answer_larger_than_the_limit_passes_when_it_is_alone()
    {
        var gate = new SendGate(Options.Create(new LimitOptions { MaxUnreadBytes = 1000 }));

        using (gate.Enter(5000))
        {
            Assert.Throws<BusyException>(() => gate.Enter(1));
        }

        gate.Enter(5000).Dispose();
    }

    private static HttpRequestMessage Subscription() => new(HttpMethod.Get, "/graphql?query=subscription%7BsnapshotPublished%7Bid%7D%7D")
    {
        Headers = { { "Accept", "application/json, text/event-stream" } },
    };

    [Fact]
    public async Task A_setting_out_of_bounds_stops_the_start() => await Assert.ThrowsAsync<OptionsValidationException>(
        () => GraphHost.StartUnreadyAsync(graph.Data.Folder, ("Limits:MaxRows", "0")));
}
