using System.Diagnostics;
using System.Globalization;
using Analytics.Graph.Caching;
using Microsoft.Extensions.DependencyInjection;
using StackExchange.Redis;

namespace Analytics.Bench;

/// <summary>An answer out of Redis against a bare GET of the same bytes. Needs <c>redis-server</c> (Debian's
/// package).</summary>
public static class RedisBench
{
    private const int Answers = 2_000;

    /// <summary>Prints both medians.</summary>
    public static async Task RunAsync(BenchData data)
    {
        const string port = "16399";
        var start = new ProcessStartInfo("redis-server", ["--port", port, "--save", "", "--bind", "127.0.0.1"])
        {
            RedirectStandardOutput = true,
        };
        using var server = Process.Start(start) ?? throw new InvalidOperationException("redis-server did not start.");
        try
        {
            await using var host = await BenchHost.StartAsync(data, ("REDIS_CONNECTION", $"127.0.0.1:{port}"));
            await CompareAsync(host, $"127.0.0.1:{port}");
        }
        finally
        {
            server.Kill();
            await server.WaitForExitAsync();
        }
    }

    private static async Task CompareAsync(BenchHost host, string address)
    {
        await using var connection = await ConnectionMultiplexer.ConnectAsync(address);
        var database = connection.GetDatabase();
        var shared = host.Services.GetRequiredService<ISharedAnswers>();
        var cache = host.Services.GetRequiredService<AnswerCache>();
        var body = new byte[8_000];
        new Random(1).NextBytes(body);
        var (ofCache, ofGet) = (new List<double>(), new List<double>());
        for (var at = 0; at < Answers; at++)
        {
            var key = new AnswerKey("bench" + at);
            await shared.KeepAsync(key, new Reply(body, ReplyKind.Complete), default);
            await database.StringSetAsync("bare" + at, body);
            var began = Stopwatch.GetTimestamp();
            var found = await cache.FindAsync(key, _ => throw new InvalidOperationException("not in Redis"), default);
            var between = Stopwatch.GetTimestamp();
            await database.StringGetAsync("bare" + at);
            ofGet.Add(Stopwatch.GetElapsedTime(between).TotalMilliseconds);
            ofCache.Add(Stopwatch.GetElapsedTime(began, between).TotalMilliseconds);
            if (found.Source != AnswerSource.Redis)
            {
                throw new InvalidOperationException($"The answer came from {found.Source}.");
            }
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"p50 of an answer out of Redis / a bare GET of the same bytes: {Rounds.Median(ofCache):0.000} ms against "
                + $"{Rounds.Median(ofGet):0.000} ms, {Rounds.Median(ofCache) - Rounds.Median(ofGet):0.000} ms more"));
    }
}
