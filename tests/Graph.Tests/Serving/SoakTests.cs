using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Analytics.Graph.Tests.Support;
using Analytics.Support;

namespace Analytics.Graph.Tests.Serving;

/// <summary>Ten minutes of questions to a host in a process of its own, while a loader publishes all the time and Redis
/// dies and comes back: every answer is right, and memory and handles stay flat.</summary>
public sealed class SoakTests(SampleGraph graph, ITestOutputHelper output)
{
    private const int Askers = 6;
    private const long MoreBytes = 128L << 20;
    private const int MoreHandles = 64;
    private static readonly TimeSpan Length = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Warm = Length / 5; // the caches are full and the compiler is done
    private static readonly TimeSpan RedisIsDown = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan RedisIsUp = TimeSpan.FromSeconds(40);

    private readonly ConcurrentBag<string> wrong = [];
    private int asked;

    [Fact]
    [Trait("Category", "Long")]
    public async Task Questions_under_publishes_and_a_dying_Redis_are_all_answered_right_in_flat_memory()
    {
        using var folder = new TemporaryFolder();
        graph.Data.CopyTo(folder.Path);
        await using var redis = await RedisServer.StartAsync();
        using var host = await HostProcess.StartAsync(
            folder.Path, $"--Redis:Connection={redis.ConnectionString}", "--Snapshots:PollEvery=00:00:00.200",
            "--Logging:LogLevel:Default=Error", "--Logging:LogLevel:Microsoft.Hosting.Lifetime=Information");
        using var client = new HttpClient { BaseAddress = host.Address };
        using var stop = new CancellationTokenSource(Length);
        var work = Enumerable.Range(0, Askers).Select(asker => Task.Run(() => AskAsync(client, asker, stop.Token)))
            .Append(Task.Run(() => DisturbAsync(redis, stop.Token))).ToList();
        var measuring = Task.Run(() => MeasureAsync(host, stop.Token), CancellationToken.None);

        var publishes = 0;
        for (; !stop.IsCancellationRequested; publishes++)
        {
            await graph.Data.LoadAsync(folder.Path);
        }

        await Task.WhenAll(work);
        var (early, late) = await measuring;
        output.WriteLine($"{asked} questions, {publishes} publishes; after {Warm}: {early.Bytes >> 20} MiB and {early.Handles} handles, at the end: {late.Bytes >> 20} MiB and {late.Handles} handles");
        Assert.True(wrong.IsEmpty, $"{string.Join('\n', wrong.Take(3))}\n{host.Log}");
        Assert.True(asked > 10_000 && publishes > 100, $"Only {asked} questions and {publishes} publishes.");
        Assert.InRange(late.Bytes, 0, early.Bytes + MoreBytes);
        Assert.InRange(late.Handles, 0, early.Handles + MoreHandles);
        await UntilClosedAsync(host, folder.Path);
    }

    // One of two questions, each with an answer known beforehand; every tenth one is new to the cache.
    private async Task AskAsync(HttpClient client, int asker, CancellationToken stop)
    {
        for (var number = 0; !stop.IsCancellationRequested; number++)
        {
            Interlocked.Increment(ref asked);
            var year = 2022 + (number % 2);
            var comment = number % 10 == 0 ? $"#{asker}.{number}" : "";
            try
            {
                using var reply = await client.PostAsJsonAsync("/graphql", new
                {
                    query = "query($year: Int!) { analysis(where: { area: { in: [\"186\"] }, period: { years: [$year] } }) { total { allocated { value } } } }" + comment,
                    variables = new { year },
                }, CancellationToken.None);
                var text = await reply.Content.ReadAsStringAsync(CancellationToken.None);
                var value = JsonNode.Parse(text)?["data"]?["analysis"]?["total"]?["allocated"]?["value"]?.GetValue<long>();
                if (value != (year == 2022 ? 468_000_000 : 494_000_000))
                {
                    wrong.Add(text);
                }
            }
            catch (HttpRequestException problem)
            {
                wrong.Add(problem.ToString());
            }
        }
    }

    private static async Task DisturbAsync(RedisServer redis, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            await PauseAsync(RedisIsUp, stop);
            redis.Kill();
            await PauseAsync(RedisIsDown, stop);
            await redis.RestartAsync();
        }
    }

    /// <summary>The most that the host held in the minute after it was warm, and in the last one.</summary>
    private static async Task<((long Bytes, int Handles) Early, (long Bytes, int Handles) Late)> MeasureAsync(
        HostProcess host, CancellationToken stop)
    {
        var samples = new List<(TimeSpan At, long Bytes, int Handles)>();
        var clock = Stopwatch.StartNew();
        while (!stop.IsCancellationRequested)
        {
            samples.Add((clock.Elapsed, host.WorkingSetBytes, host.Handles));
            await PauseAsync(TimeSpan.FromSeconds(1), stop);
        }

        return (Most(Warm, Warm + (Length / 5)), Most(Length * 4 / 5, TimeSpan.MaxValue));

        (long, int) Most(TimeSpan from, TimeSpan until)
        {
            var during = samples.Where(one => one.At >= from && one.At < until).ToList();
            return (during.Max(one => one.Bytes), during.Max(one => one.Handles));
        }
    }

    private static async Task UntilClosedAsync(HostProcess host, string folder)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (host.OpenSnapshotFiles(folder) > 1)
        {
            await Task.Delay(20, limit.Token);
        }
    }

    private static Task PauseAsync(TimeSpan time, CancellationToken stop) =>
        Task.Delay(time, stop).ContinueWith(_ => { }, TaskScheduler.Default);
}
