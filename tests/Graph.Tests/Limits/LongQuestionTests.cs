using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Analytics.Graph.Limits;
using Analytics.Graph.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Analytics.Graph.Tests.Limits;

/// <summary>A question that DuckDB works on for seconds: it ends when nobody wants it any more, and others are answered
/// beside it.</summary>
public sealed class LongQuestionTests(LargeData data)
{
    [Fact]
    public async Task It_is_interrupted_when_its_time_is_over()
    {
        await using var patient = await GraphHost.StartAsync(await data.FolderAsync(), ("Limits:MaxQueryTime", "01:00:00"));
        using var whole = await patient.PostAsync(LargeData.LongQuestion("Whole", mostBack: 3));
        var needs = RunTime(whole);
        var given = needs / 20; // of what it needs on this machine, whatever that is: the limit is a part of it on any
        await using var host = await GraphHost.StartAsync(await data.FolderAsync(), ("Limits:MaxQueryTime", $"{given:c}"));

        using var cut = await host.PostAsync(LargeData.LongQuestion("Whole", mostBack: 3));

        var error = JsonNode.Parse(await cut.Content.ReadAsStringAsync())!["errors"]![0]!["extensions"]!;
        Assert.Equal((HttpStatusCode.GatewayTimeout, "LIMIT_TIME"), (cut.StatusCode, error["code"]!.GetValue<string>()));
        Assert.InRange(TimeSpan.FromSeconds(error["measured"]!.GetValue<double>()), given * 0.9, needs / 2);
        await UntilEmptyAsync(host);
    }

    [Fact]
    public async Task It_is_interrupted_when_its_caller_leaves()
    {
        await using var host = await GraphHost.StartAsync(await data.FolderAsync(), ("Limits:MaxQueryTime", "01:00:00"));
        using var leaving = new CancellationTokenSource();
        var body = new StringContent(
            System.Text.Json.JsonSerializer.Serialize(new { query = LargeData.LongQuestion("Left") }), null, "application/json");
        var asking = host.Client.PostAsync("/graphql", body, leaving.Token);
        await UntilAsync(host, inside => inside > 0);

        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);

        await UntilEmptyAsync(host);
        using var next = await host.PostAsync(LargeData.LongQuestion("Left"));
        Assert.Equal("MISS", next.Headers.GetValues("X-Cache").Single()); // so the one that was left had not ended
    }

    [Fact]
    public async Task Light_questions_are_answered_while_heavy_ones_hold_their_places_and_fill_their_queue()
    {
        await using var host = await GraphHost.StartAsync(
            await data.FolderAsync(), ("Limits:HeavyRows", "1000"), ("Limits:MaxHeavyRunning", "1"), ("Limits:MaxHeavyWaiting", "2"),
            ("Limits:MaxQueryTime", "01:00:00"));
        var heavy = Enumerable.Range(0, 3).Select(number => host.PostAsync(LargeData.LongQuestion($"Heavy{number}"))).ToList();
        await UntilAsync(host, inside => inside == 3);

        using var light = await host.PostAsync("{ places(first: 1) { code } }");
        using var fourth = await host.PostAsync(LargeData.LongQuestion("Heavy3"));

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable, "2"), (light.StatusCode, fourth.StatusCode, fourth.Headers.RetryAfter!.ToString()));
        Assert.Contains("4 heavy requests would be running or waiting; the limit is 3", await fourth.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains(heavy, one => !one.IsCompleted); // the light one came before them
        Assert.All(await Task.WhenAll(heavy), one => Assert.Equal(HttpStatusCode.OK, one.StatusCode));
    }

    [Fact]
    public async Task More_rows_than_may_be_read_are_refused_before_anything_runs()
    {
        await using var host = await GraphHost.StartAsync(await data.FolderAsync(), ("Limits:MaxScannedRows", "100000"));

        var reply = await host.AskAsync("{ analysis { a: rows(first: 1) { nodes { by { commune { code } } facts { disbursed { value } } } } b: rows(first: 1) { nodes { by { commune { code } } facts { disbursed { value } } } } } }");

        var error = reply["errors"]![0]!;
        var measured = error["extensions"]!["measured"]!.GetValue<long>();
        Golden.Match($$"""
            { "message": "The operation may read {{measured}} rows; the limit is 100000.",
              "extensions": { "code": "LIMIT_SCAN", "remedy": "Ask for fewer breakdowns or measures at once.", "measured": {{measured}}, "limit": 100000 } }
            """, error);
        Assert.InRange(measured, 100_001, 200_000);
        Assert.Null(reply["data"]);
    }

    [Fact]
    public async Task The_process_answers_what_it_has_begun_before_it_stops()
    {
        using var host = await HostProcess.StartAsync(await data.FolderAsync());
        using var client = new HttpClient { BaseAddress = host.Address };
        var asking = client.PostAsync("/graphql", new StringContent(
            System.Text.Json.JsonSerializer.Serialize(new { query = LargeData.LongQuestion("Begun") }), null, "application/json"));
        await Task.Delay(500); // under way; were it still to come, the connection would be refused and the test fail

        host.Terminate();
        using var reply = await asking;

        Assert.Equal(HttpStatusCode.OK, reply.StatusCode);
        Assert.Null(JsonNode.Parse(await reply.Content.ReadAsStringAsync())!["errors"]);
        Assert.Equal(0, await host.UntilExitAsync());
    }

    private static TimeSpan RunTime(HttpResponseMessage reply)
    {
        Assert.Equal(HttpStatusCode.OK, reply.StatusCode);
        var timing = reply.Headers.GetValues("Server-Timing").Single();
        var run = timing.Split(", ").Single(part => part.StartsWith("run;dur=", StringComparison.Ordinal));
        return TimeSpan.FromMilliseconds(double.Parse(run["run;dur=".Length..], CultureInfo.InvariantCulture));
    }

    private static Task UntilEmptyAsync(GraphHost host) => UntilAsync(host, inside => inside == 0);

    private static async Task UntilAsync(GraphHost host, Func<int, bool> isReached)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (!isReached(host.Services.GetRequiredService<QueryGate>().Inside))
        {
            await Task.Delay(1, limit.Token);
        }
    }
}
