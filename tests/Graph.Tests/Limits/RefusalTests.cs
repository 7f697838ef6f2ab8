using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Analytics.Graph.Engine.Execution;
using Analytics.Graph.Engine.Language;
using Analytics.Graph.Limits;
using Analytics.Graph.Tests.Support;
using Analytics.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Analytics.Graph.Tests.Limits;

/// <summary>A host whose places are all taken refuses what it would have to compute, and nothing else.</summary>
public sealed class RefusalTests(SampleGraph graph)
{
    private const string Busy = """{"errors":[{"message":"With this one, 2 requests would be running or waiting; the limit is 1.","extensions":{"code":"LIMIT_BUSY","remedy":"Ask again in 2 seconds.","measured":2,"limit":1}}]}""";
    private const string Question = "{ analysis { total { disbursed { value } } } }";
    private static readonly (string Key, string Value)[] OnePlace = [("Limits:MaxRunning", "1"), ("Limits:MaxWaiting", "0")];

    [Theory]
    [InlineData(null, "application/json; charset=utf-8")]
    [InlineData("application/graphql-response+json", "application/graphql-response+json; charset=utf-8")]
    [InlineData("text/event-stream", "application/graphql-response+json; charset=utf-8")]
    public async Task A_refusal_is_a_coded_error_in_the_form_that_is_accepted(string? accept, string mediaType)
    {
        await using var host = await StartAsync();
        await using var full = TakenPlaces.Of(host);

        using var first = await host.PostAsync(Question, accept: accept);
        using var second = await host.PostAsync(Question, accept: accept);

        foreach (var refused in (HttpResponseMessage[])[first, second])
        {
            Assert.Equal((HttpStatusCode.ServiceUnavailable, "2"), (refused.StatusCode, refused.Headers.RetryAfter!.ToString()));
            Assert.Equal((mediaType, "no-store"), (refused.Content.Headers.ContentType!.ToString(), refused.Headers.CacheControl!.ToString()));
            Assert.Equal(Busy, await refused.Content.ReadAsStringAsync());
            Assert.False(refused.Headers.Contains("ETag") || refused.Headers.Contains("X-Cache"));
        }
    }

    [Fact]
    public async Task A_full_host_still_answers_what_it_knows_and_signs_of_life()
    {
        await using var host = await StartAsync();
        using var computed = await host.PostAsync(Question);
        await using var full = TakenPlaces.Of(host);

        using var kept = await host.PostAsync(Question);
        using var alive = await host.PostAsync("{ __typename }");
        using var wrong = await host.PostAsync("{ nothing }", accept: "application/graphql-response+json");

        Assert.Equal((HttpStatusCode.OK, "MEMORY"), (kept.StatusCode, kept.Headers.GetValues("X-Cache").Single()));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.BadRequest), (alive.StatusCode, wrong.StatusCode));
    }

    [Fact]
    public async Task A_full_host_answers_what_Redis_has_and_takes_no_lease_for_what_it_refuses()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var other = await StartAsync(("REDIS_CONNECTION", redis.ConnectionString));
        await using var host = await GraphHost.StartAsync(
            graph.Data.Folder, services => services.AddSingleton<TimeProvider>(new ManualClock()), // a refusal waits a moment for Redis
            [.. OnePlace, ("REDIS_CONNECTION", redis.ConnectionString)]);
        using var computed = await other.PostAsync(Question);
        await RedisKeys.UntilKeptAsync(redis, answers: 1);
        await using var full = TakenPlaces.Of(host);

        using var shared = await host.PostAsync(Question);
        using var refused = await host.PostAsync("{ analysis { total { courses { value } } } }");

        Assert.Equal((HttpStatusCode.OK, "REDIS"), (shared.StatusCode, shared.Headers.GetValues("X-Cache").Single()));
        Assert.Equal(await computed.Content.ReadAsStringAsync(), await shared.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.Equal((1, 0), await RedisKeys.CountAsync(redis));
    }

    [Fact]
    public async Task A_new_document_does_not_wait_to_be_read_where_it_would_be_refused()
    {
        await using var host = await StartAsync();
        using var computed = await host.PostAsync(Question);
        using var read = new ManualResetEventSlim();
        var gate = host.Services.GetRequiredService<PrepareGate>();
        var reading = Enumerable.Range(0, Environment.ProcessorCount)
            .Select(_ => Task.Run(() => gate.RunAsync(() => read.Wait(TimeSpan.FromMinutes(1)), CancellationToken.None))).ToList();
        Assert.True(SpinWait.SpinUntil(() => gate.IsFull, TimeSpan.FromMinutes(1)));
        await using var full = TakenPlaces.Of(host);

        using var refused = await host.PostAsync("{ analysis { total { courses { value } } } }").WaitAsync(TimeSpan.FromSeconds(30));
        using var kept = await host.PostAsync(Question).WaitAsync(TimeSpan.FromSeconds(30));
        read.Set();
        await Task.WhenAll(reading);

        Assert.Equal(Busy, await refused.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.OK, kept.StatusCode);
    }

    [Fact]
    public async Task A_document_that_was_heavy_is_refused_when_heavy_ones_hold_all_their_places()
    {
        const string Rows = "query($n: Int!) { analysis { rows(first: $n) { nodes { by { province { code } } facts { disbursed { value } } } } } }";
        await using var host = await GraphHost.StartAsync(graph.Data.Folder, ("Limits:MaxHeavyWaiting", "0"));
        using var computed = await host.PostAsync(Rows, new { n = 1 });
        var prepared = host.Services.GetRequiredService<GraphExecutor>().Prepare(Encoding.UTF8.GetBytes(Rows));
        host.Services.GetRequiredService<CostBook>().Note(DocumentPrinter.Print(prepared.Document!), TimeSpan.FromHours(1)); // it is valid
        await using var full = TakenPlaces.Of(host, CostClass.Heavy);

        using var kept = await host.PostAsync(Rows, new { n = 1 });
        using var refused = await host.PostAsync(Rows, new { n = 2 });
        using var light = await host.PostAsync(Question);

        Assert.Equal((HttpStatusCode.OK, "MEMORY", HttpStatusCode.OK), (kept.StatusCode, kept.Headers.GetValues("X-Cache").Single(), light.StatusCode));
        Golden.Match("""
            { "errors": [ { "message": "With this one, 2 heavy requests would be running or waiting; the limit is 1.",
                "extensions": { "code": "LIMIT_BUSY", "remedy": "Ask again in 2 seconds, or ask less at once.", "measured": 2, "limit": 1 } } ] }
            """, JsonNode.Parse(await refused.Content.ReadAsStringAsync()));
    }

    [Fact]
    public async Task Refusals_are_counted_and_not_measured_as_answers()
    {
        await using var host = await StartAsync();
        await using var full = TakenPlaces.Of(host);
        using var measured = new RecordedMeasurements(host);

        using var refused = await host.PostAsync(Question);
        using var stream = await host.PostAsync(Question, accept: "text/event-stream");
        using var export = await host.Client.GetAsync("/table.csv?by=province&facts=disbursed");

        Assert.Equal(
            ["analytics.graph.refused code=LIMIT_BUSY kind=graphql", "analytics.graph.refused code=LIMIT_BUSY kind=graphql", "analytics.graph.refused code=LIMIT_BUSY kind=export"],
            measured.Noted.Where(one => !one.StartsWith("analytics.graph.documents", StringComparison.Ordinal)));
    }

    private Task<GraphHost> StartAsync(params (string Key, string Value)[] settings) => GraphHost.StartAsync(
        graph.Data.Folder, [.. OnePlace, .. settings]);
}
