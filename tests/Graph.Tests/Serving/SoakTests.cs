using System.Collections.Concurrent;
using Analytics.Graph.Tests.Support;
using Analytics.Support;

namespace Analytics.Graph.Tests.Serving;

/// <summary>A minute of questions while snapshots are published and Redis dies and comes back.</summary>
public sealed class SoakTests(SampleGraph graph)
{
    private static readonly TimeSpan Length = TimeSpan.FromMinutes(1);

    [Fact]
    [Trait("Category", "Long")]
    public async Task Questions_under_publishes_and_a_dying_Redis_are_all_answered_right()
    {
        using var folder = new TemporaryFolder();
        graph.Data.CopyTo(folder.Path);
        await using var redis = await RedisServer.StartAsync();
        await using var host = await GraphHost.StartAsync(folder.Path, ("Redis:Connection", redis.ConnectionString));
        using var stop = new CancellationTokenSource(Length);
        var wrong = new ConcurrentBag<string>();
        var asked = 0;
        var askers = Enumerable.Range(0, 8).Select(asker => Task.Run(async () =>
        {
            for (var number = 0; !stop.IsCancellationRequested; number++)
            {
                Interlocked.Increment(ref asked);
                if (await WrongAsync(host, asker, number) is { } problem)
                {
                    wrong.Add(problem);
                }
            }
        })).ToArray();

        var published = await PublishAsync(folder.Path, redis, stop.Token);
        await Task.WhenAll(askers);
        await host.UntilReadyAsync(id => id == published);

        Assert.Empty(wrong);
        Assert.True(asked > 1000, $"Only {asked} questions were asked.");
        Assert.True(OpenSnapshots() < 10, $"{OpenSnapshots()} snapshot files are still open.");
    }

    /// <summary>Publishes all the time; kills Redis after a third and starts it again after two thirds.</summary>
    private async Task<string> PublishAsync(string data, RedisServer redis, CancellationToken stop)
    {
        var began = System.Diagnostics.Stopwatch.StartNew();
        var (last, killed, restarted) = ("", false, false);
        while (!stop.IsCancellationRequested)
        {
            last = (await graph.Data.LoadAsync(data)).Id;
            if (!killed && began.Elapsed > Length / 3)
            {
                redis.Kill();
                killed = true;
            }

            if (!restarted && began.Elapsed > Length * 2 / 3)
            {
                await redis.RestartAsync();
                restarted = true;
            }
        }

        return last;
    }

    // One of three questions, each with an answer known beforehand; every tenth one is new to the cache.
    private static async Task<string?> WrongAsync(GraphHost host, int asker, int number)
    {
        var year = 2022 + (number % 2);
        var comment = number % 10 == 0 ? $"#{asker}.{number}" : "";
        var reply = await host.AskAsync(
            "query($year: Int!) { analysis(where: { area: { in: [\"186\"] }, period: { years: [$year] } }) { total { allocated { value } } } }" + comment,
            new { year });
        var value = reply["data"]?["analysis"]?["total"]?["allocated"]?["value"]?.GetValue<long>();
        return value == (year == 2022 ? 468_000_000 : 494_000_000) ? null : reply.ToJsonString();
    }

    private static int OpenSnapshots() => Directory.GetFiles("/proc/self/fd")
        .Count(file => File.ResolveLinkTarget(file, returnFinalTarget: false)?.FullName.Contains(".duckdb", StringComparison.Ordinal) == true);
}
