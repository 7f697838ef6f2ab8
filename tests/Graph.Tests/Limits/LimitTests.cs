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

    [Theory]
    [InlineData("Limits:MaxDepth", "3", "GRAPHQL_LIMIT_DEPTH")]
    [InlineData("Limits:MaxAliases", "1", "GRAPHQL_LIMIT_ALIASES")]
    public async Task Limits_of_documents_are_settings(string setting, string value, string code)
    {
        await using var host = await GraphHost.StartAsync(graph.Data.Folder, (setting, value));

        var reply = await host.AskAsync("{ a: current { id } b: catalog { compatible { measures } } analysis { meta { snapshot { id } } } }");

        Assert.Contains(code, reply["errors"]!.AsArray().Select(error => error!["extensions"]!["code"]!.GetValue<string>()));
    }

    [Fact]
    public async Task A_body_that_is_too_large_is_refused()
    {
        await using var host = await GraphHost.StartAsync(graph.Data.Folder, ("Limits:MaxRequestBytes", "2000"));

        using var reply = await host.PostAsync("{ current { id } } #" + new string('x', 3000));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, reply.StatusCode);
        Golden.Match("""
            { "errors": [ { "message": "The body has more than 2000 bytes.",
                "extensions": { "code": "HTTP_BODY_TOO_LARGE", "remedy": "Send large lists as fewer, wider conditions, such as under or period." } } ] }
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
            { "errors": [ { "message": "Too many requests are waiting.", "extensions": { "code": "LIMIT_BUSY", "remedy": "Ask again in 2 seconds." } } ] }
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
        Assert.Equal(
            new AnalyticsError("LIMIT_TIME", "The request was cancelled after 0.02 seconds.", "Ask for fewer breakdowns at once, a narrower period, or fewer places."),
            refused.Errors.Single());
    }

    [Fact]
    public async Task A_setting_out_of_bounds_stops_the_start() => await Assert.ThrowsAsync<OptionsValidationException>(
        () => GraphHost.StartUnreadyAsync(graph.Data.Folder, ("Limits:MaxRows", "0")));
}
