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
    private const string Requests = "Microsoft.AspNetCore.Hosting.Diagnostics";

    [Fact]
    public async Task It_is_interrupted_when_its_time_is_over()
    {
        using var spans = new RecordedSpans();
        await using var patient = await GraphHost.StartAsync(await data.FolderAsync());
        var all = RecordedSpans.TraceOf(patient);
        using var whole = await patient.PostAsync(Question("Whole"));
        var given = RunTime(whole) / 20; // of what it needs on this machine, whatever that is: the limit is a part of it on any
        await using var host = await GraphHost.StartAsync(await data.FolderAsync(), ("Limits:MaxQueryTime", $"{given:c}"));
        var some = RecordedSpans.TraceOf(host);

        using var cut = await host.PostAsync(Question("Whole"));
        await UntilEmptyAsync(host);

        var error = JsonNode.Parse(await cut.Content.ReadAsStringAsync())!["errors"]![0]!["extensions"]!;
        Assert.Equal((HttpStatusCode.GatewayTimeout, "LIMIT_TIME"), (cut.StatusCode, error["code"]!.GetValue<string>()));
        Assert.True(TimeSpan.FromSeconds(error["measured"]!.GetValue<double>()) > given * 0.9, error.ToJsonString());
        Assert.InRange(spans.Statements(some), 0, spans.Statements(all) / 2); // the rest never ran
    }

    [Fact]
    public async Task It_is_interrupted_when_its_caller_leaves()
    {
        using var spans = new RecordedSpans();
        await using var host = await GraphHost.StartAsync(await data.FolderAsync());
        var trace = RecordedSpans.TraceOf(host);
        using var leaving = new CancellationTokenSource();
        using var body = BodyOf("Left");
        var asking = host.Client.PostAsync("/graphql", body, leaving.Token);
        await Waiting.UntilAsync(() => Task.FromResult(spans.Statements(trace) > 0));

        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);

        await UntilEmptyAsync(host);
        var begun = spans.Statements(trace);
        using var next = await host.PostAsync(Question("Left"));
        Assert.Equal("MISS", next.Headers.GetValues("X-Cache").Single()); // so the one that was left had not ended
        Assert.InRange(begun, 1, (spans.Statements(trace) - begun) / 2); // most of it never ran
    }

    [Fact]
    public async Task Light_questions_are_answered_while_a_heavy_one_runs()
    {
        using var spans = new RecordedSpans();
        await using var host = await GraphHost.StartAsync(await data.FolderAsync(), ("Limits:HeavyRows", "1000"), ("Limits:MaxHeavyRunning", "1"));
        var trace = RecordedSpans.TraceOf(host);
        using var leaving = new CancellationTokenSource();
        using var body = BodyOf("Heavy");
        var heavy = host.Client.PostAsync("/graphql", body, leaving.Token);
        await Waiting.UntilAsync(() => Task.FromResult(spans.Statements(trace) > 0));

        using var light = await host.PostAsync("{ places(first: 1) { code } }");

        Assert.Equal(HttpStatusCode.OK, light.StatusCode);
        Assert.False(heavy.IsCompleted); // the light one came before it
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => heavy);
        await UntilEmptyAsync(host);
    }

    [Fact]
    public async Task Light_questions_are_answered_while_heavy_ones_hold_their_places_and_fill_their_queue()
    {
        await using var host = await GraphHost.StartAsync(
            await data.FolderAsync(), ("Limits:HeavyRows", "1000"), ("Limits:MaxHeavyRunning", "1"), ("Limits:MaxHeavyWaiting", "2"));
        List<Task<HttpResponseMessage>> heavy;
        await using (TakenPlaces.Of(host, CostClass.Heavy)) // it runs for as long as the test likes
        {
            heavy = [.. Enumerable.Range(0, 2).Select(number => host.PostAsync(LargeData.LongQuestion($"Heavy{number}")))];
            await UntilAsync(host, inside => inside == 3);

            using var light = await host.PostAsync("{ places(first: 1) { code } }");
            using var further = await host.PostAsync(LargeData.LongQuestion("Further"));

            Assert.Equal((HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable, "2"), (light.StatusCode, further.StatusCode, further.Headers.RetryAfter!.ToString()));
            Assert.Contains("4 heavy requests would be running or waiting; the limit is 3", await further.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            Assert.DoesNotContain(heavy, one => one.IsCompleted);
        }

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
        string written;
        var attempts = 0;
        do
        {
            // Both are processes: where this one is held up meanwhile the answer is there before the other is told to stop.
            Assert.True(++attempts <= 10, "It always answered before it was told to stop.");
            using var host = await HostProcess.StartAsync(
                await data.FolderAsync(), "--Limits:MaxQueryTime=00:10:00", $"--Logging:LogLevel:{Requests}=Information");
            using var client = new HttpClient { BaseAddress = host.Address, Timeout = TimeSpan.FromMinutes(10) };
            using var body = BodyOf("Begun");
            var asking = client.PostAsync("/graphql", body);
            await host.UntilWrittenAsync("Request starting HTTP/1.1 POST");

            host.Terminate();
            using var reply = await asking;

            Assert.Equal(HttpStatusCode.OK, reply.StatusCode);
            Assert.Null(JsonNode.Parse(await reply.Content.ReadAsStringAsync())!["errors"]);
            Assert.Equal(0, await host.UntilExitAsync());
            written = host.Log;
        }
        while (written.IndexOf("Request finished HTTP/1.1 POST", StringComparison.Ordinal)
            < written.IndexOf("Application is shutting down", StringComparison.Ordinal));
    }

    private static string Question(string name) => LargeData.LongQuestion(name, mostBack: 3);

    private static StringContent BodyOf(string name) =>
        new(System.Text.Json.JsonSerializer.Serialize(new { query = Question(name) }), null, "application/json");

    private static TimeSpan RunTime(HttpResponseMessage reply)
    {
        Assert.Equal(HttpStatusCode.OK, reply.StatusCode);
        var timing = reply.Headers.GetValues("Server-Timing").Single();
        var run = timing.Split(", ").Single(part => part.StartsWith("run;dur=", StringComparison.Ordinal));
        return TimeSpan.FromMilliseconds(double.Parse(run["run;dur=".Length..], CultureInfo.InvariantCulture));
    }

    private static Task UntilEmptyAsync(GraphHost host) => UntilAsync(host, inside => inside == 0);

    private static Task UntilAsync(GraphHost host, Func<int, bool> isReached) =>
        Waiting.UntilAsync(() => Task.FromResult(isReached(host.Services.GetRequiredService<QueryGate>().Inside)));
}
