using System.Globalization;
using System.Net;
using Analytics.Graph.Caching;
using Analytics.Graph.Tests.Support;
using Analytics.Support;
using Analytics.Warehouse.Snapshots;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Caching.StackExchangeRedis;
using StackExchange.Redis;

namespace Analytics.Graph.Tests.Serving;

/// <summary>A machine whose time of day is set forwards and backwards while it serves.</summary>
public sealed class ClockTests(SampleGraph graph)
{
    private const string Query = "{ analysis { rows { nodes { by { province { code } } facts { disbursed { value } } } } } }";
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private static readonly TimeSpan LeaseTime = TimeSpan.FromSeconds(6); // a third of it may go by before it is renewed
    private readonly JumpingClock clock = new();

    [Fact]
    public async Task Answers_stay_known_under_their_tags_and_are_never_younger_than_new()
    {
        await using var host = await StartAsync(("Http:MaxAge", "00:01:00"), ("ResultCache:Lifetime", "00:30:00"));
        using var computed = await AskAsync(host, null);
        var (tag, body) = (computed.Headers.ETag!.ToString(), await computed.Content.ReadAsStringAsync());
        var told = new List<(string Source, long Age, long Fresh)>();

        foreach (var jump in (TimeSpan[])[-Day, 2 * Day, -400 * Day])
        {
            clock.Jump(jump);
            using var kept = await AskAsync(host, null);
            using var unchanged = await AskAsync(host, tag);
            Assert.Equal((tag, body), (kept.Headers.ETag!.ToString(), await kept.Content.ReadAsStringAsync()));
            Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
            var age = long.Parse(kept.Headers.GetValues("Age").Single(), NumberStyles.None, CultureInfo.InvariantCulture); // no sign
            told.Add((kept.Headers.GetValues("X-Cache").Single(), age / 3600, (long)kept.Headers.CacheControl!.MaxAge!.Value.TotalSeconds - age));
        }

        Assert.Equal([("MEMORY", 0, 60), ("MEMORY", 24, 60), ("MEMORY", 0, 60)], told); // as fresh as ever, whatever the age
    }

    [Theory]
    [InlineData(-24)]
    [InlineData(24)]
    public async Task A_Redis_that_was_left_alone_is_asked_again_after_its_pause(int hours)
    {
        await using var redis = await RedisServer.StartAsync();
        await using var host = await StartAsync(
            ("REDIS_CONNECTION", redis.ConnectionString), ("Redis:PauseAfterFailure", "00:00:01"), ("Redis:CallLimit", "00:00:00.500"));
        await host.DataAsync("query Connecting " + Query);
        redis.Kill();
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        for (var number = 0; !host.Log.Lines.Any(line => line.StartsWith("Redis did not answer", StringComparison.Ordinal)); number++)
        {
            limit.Token.ThrowIfCancellationRequested();
            await host.DataAsync($"query Killed{number} {Query}");
        }

        clock.Jump(TimeSpan.FromHours(hours));
        await redis.RestartAsync();

        await using var connection = await ConnectionMultiplexer.ConnectAsync(redis.ConnectionString + ",allowAdmin=true");
        for (var number = 0; !connection.GetServers()[0].Keys(pattern: "*answer:*").Any(); number++)
        {
            await host.DataAsync($"query Again{number} {Query}");
            await Task.Delay(50, limit.Token); // a pause that never ends comes to the limit
        }
    }

    [Fact]
    public async Task An_answer_is_computed_once_while_the_clocks_of_those_who_wait_are_set()
    {
        await using var redis = await RedisServer.StartAsync();
        using var monitor = await RedisMonitor.StartAsync(redis);
        await using var owner = new Replica(redis.ConnectionString, clock);
        await using var waiter = new Replica(redis.ConnectionString, clock);
        var (computed, finish) = (0, new TaskCompletionSource());
        async Task<Reply> ComputeAsync(CancellationToken stop)
        {
            Interlocked.Increment(ref computed);
            await finish.Task.WaitAsync(stop);
            return new Reply("{}"u8.ToArray(), ReplyKind.Complete);
        }

        var asking = ((Replica[])[owner, waiter]).Select(one => one.Cache.FindAsync(new AnswerKey("k"), ComputeAsync, default)).ToList();
        await monitor.UntilAskedForLeaseAsync(2);
        foreach (var jump in (TimeSpan[])[Day, -2 * Day, 30 * Day])
        {
            clock.Jump(jump);
            await UntilRenewedAsync(redis);
        }

        finish.SetResult();
        var found = await Task.WhenAll(asking);

        Assert.Equal(1, computed);
        Assert.Equal([AnswerSource.Redis, AnswerSource.Miss], found.Select(one => one.Source).Order());
    }

    [Fact]
    public async Task A_publish_after_the_clock_was_set_back_is_served_and_what_is_pinned_is_kept()
    {
        using var folder = new TemporaryFolder();
        graph.Data.CopyTo(folder.Path);
        var store = new SnapshotStore(folder.Path);
        store.Pin(graph.Data.Snapshot.Id);
        var future = PublishAt(store, "20991231T235959Z-00000000");
        await using var host = await GraphHost.StartAsync(folder.Path, services => services.AddSingleton<TimeProvider>(clock));
        await host.UntilReadyAsync(id => id == future);

        var next = new Publications(graph.Data.Snapshot, folder.Path).Publish();
        await host.UntilReadyAsync(id => id == next.Id);
        using (var writer = store.AcquireWriter())
        {
            store.Retain(writer, keep: 1, keepFor: TimeSpan.FromSeconds(1));
        }

        using var pinned = await host.Client.GetAsync($"/graphql?query={Uri.EscapeDataString(Query)}&snapshot={graph.Data.Snapshot.Id}");
        Assert.True(string.CompareOrdinal(next.Id, future) > 0);
        Assert.Equal((HttpStatusCode.OK, true), (pinned.StatusCode, pinned.Headers.CacheControl!.Extensions.Any(one => one.Name == "immutable")));
        Assert.Equal([next.Id, graph.Data.Snapshot.Id], store.List().Select(one => one.Manifest.Id));
    }

    private static string PublishAt(SnapshotStore store, string id)
    {
        using var writer = store.AcquireWriter();
        var (current, staged) = (store.Current(), Path.Combine(store.CreateStaging(), "copy.duckdb"));
        File.Copy(current.Path, staged);
        foreach (var step in store.StepsOf(staged, current.Manifest with { Id = id }))
        {
            step.Run();
        }

        return id;
    }

    /// <summary>Waits until what is left of the lease has grown again.</summary>
    private static async Task UntilRenewedAsync(RedisServer redis)
    {
        await using var connection = await ConnectionMultiplexer.ConnectAsync(redis.ConnectionString);
        var least = LeaseTime;
        await Waiting.UntilAsync(async () =>
        {
            var left = await connection.GetDatabase().KeyTimeToLiveAsync("analytics:lease:k") ?? TimeSpan.Zero;
            least = left < least ? left : least;
            return left > least + (LeaseTime / 6);
        });
    }

    private Task<GraphHost> StartAsync(params (string, string)[] settings) =>
        GraphHost.StartAsync(graph.Data.Folder, services => services.AddSingleton<TimeProvider>(clock), settings);

    private static Task<HttpResponseMessage> AskAsync(GraphHost host, string? tag)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/graphql?query=" + Uri.EscapeDataString(Query));
        request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        return host.Client.SendAsync(request);
    }

    /// <summary>The cache of a process of its own.</summary>
    private sealed class Replica : IAsyncDisposable
    {
        private readonly RedisConnection connection;

        public Replica(string address, TimeProvider clock)
        {
            var shared = Options.Create(new SharedCacheOptions
            {
                Connection = address, LeaseTime = LeaseTime, CallLimit = TimeSpan.FromMinutes(1),
            });
            var memory = Options.Create(new ResultCacheOptions());
            connection = new RedisConnection(shared);
            var redis = new RedisCache(Options.Create(new RedisCacheOptions
            {
                ConnectionMultiplexerFactory = connection.OpenAsync, InstanceName = shared.Value.KeyPrefix,
            }));
            Cache = new(
                new RedisAnswers(redis, connection, shared, memory, Metered.Cache(), clock, NullLogger<RedisAnswers>.Instance),
                memory, Metered.Cache(), clock);
        }

        public AnswerCache Cache { get; }

        public async ValueTask DisposeAsync()
        {
            await Cache.DisposeAsync();
            await connection.DisposeAsync();
        }
    }
}
