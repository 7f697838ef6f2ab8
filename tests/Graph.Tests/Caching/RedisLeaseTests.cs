using Analytics.Graph.Caching;
using Analytics.Graph.Tests.Support;
using Analytics.Support;
using Microsoft.Extensions.Caching.StackExchangeRedis;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace Analytics.Graph.Tests.Caching;

/// <summary>Ten caches, as of ten processes, over one real redis-server: a heavy answer is computed once.</summary>
public sealed class RedisLeaseTests : IAsyncLifetime
{
    private const int Replicas = 10;
    private const string Lease = "analytics:lease:heavy";
    private static readonly AnswerKey Key = new("heavy");
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private readonly List<Replica> replicas = [];
    private RedisServer redis = null!; // set before the test
    private RedisMonitor monitor = null!; // set before the test

    public async ValueTask InitializeAsync()
    {
        redis = await RedisServer.StartAsync();
        monitor = await RedisMonitor.StartAsync(redis);
    }

    [Fact]
    public async Task Ten_that_are_asked_at_once_compute_once_and_answer_the_same_bytes()
    {
        var (computed, finish) = (0, new TaskCompletionSource());
        async Task<Reply> ComputeAsync(CancellationToken stop)
        {
            Interlocked.Increment(ref computed);
            await finish.Task.WaitAsync(stop);
            return Of(1);
        }

        var asking = Start().Select(one => one.Cache.FindAsync(Key, ComputeAsync, default)).ToList();
        await monitor.UntilAskedForLeaseAsync(Replicas);
        finish.SetResult();
        var found = await Task.WhenAll(asking);

        Assert.Equal(1, computed);
        Assert.Equal((1, 9), (found.Count(one => one.Source == AnswerSource.Miss), found.Count(one => one.Source == AnswerSource.Redis)));
        Assert.All(found, one => Assert.Equal(new byte[] { 1 }, one.Reply.Body.ToArray()));
    }

    [Fact]
    public async Task A_computation_longer_than_the_lease_stays_the_only_one()
    {
        var (computed, began, finish, clock) = (0, new TaskCompletionSource(), new TaskCompletionSource(), new ManualClock());
        async Task<Reply> ComputeAsync(CancellationToken stop)
        {
            Interlocked.Increment(ref computed);
            began.TrySetResult();
            await finish.Task.WaitAsync(stop);
            return Of(1);
        }

        var owner = Start(1, clock)[0].Cache.FindAsync(Key, ComputeAsync, default);
        await began.Task.WaitAsync(Minute);
        var others = Start(Replicas - 1).Select(one => one.Cache.FindAsync(Key, ComputeAsync, default)).ToList();
        await monitor.UntilAskedForLeaseAsync(Replicas);
        for (var time = 0; time < 4; time++)
        {
            await LetMostOfTheLeaseGoByAsync(clock);
        }

        finish.SetResult();
        await Task.WhenAll([owner, .. others]);
        Assert.Equal(1, computed);
    }

    [Fact]
    public async Task An_owner_that_died_holds_nobody_up_for_longer_than_its_lease()
    {
        var one = Start(1)[0];
        await using var connection = await ConnectionMultiplexer.ConnectAsync(redis.ConnectionString);
        await connection.GetDatabase().LockTakeAsync(Lease, "dead", Minute);
        var asking = one.Cache.FindAsync(Key, _ => Task.FromResult(Of(2)), default);
        await monitor.UntilAskedForLeaseAsync(1);
        Assert.False(asking.IsCompleted);

        await connection.GetDatabase().KeyExpireAsync(Lease, TimeSpan.FromMilliseconds(1)); // as if the minute were over
        var found = await asking.WaitAsync(Minute);

        Assert.Equal((AnswerSource.Miss, (byte)2), (found.Source, found.Reply.Body.Span[0]));
    }

    [Fact]
    public async Task When_the_owner_has_nothing_to_share_the_others_compute_side_by_side()
    {
        var (computed, fail, all) = (0, new TaskCompletionSource(), new TaskCompletionSource());
        async Task<Reply> ComputeAsync(CancellationToken stop)
        {
            var number = Interlocked.Increment(ref computed);
            if (number == 1)
            {
                await fail.Task.WaitAsync(stop);
                throw new InvalidOperationException();
            }

            if (number == Replicas)
            {
                all.SetResult();
            }

            await all.Task.WaitAsync(stop); // which never comes where they compute one after the other
            return Of(1);
        }

        var asking = Start().Select(one => one.Cache.FindAsync(Key, ComputeAsync, default)).ToList();
        await monitor.UntilAskedForLeaseAsync(Replicas);
        fail.SetResult();
        await Assert.ThrowsAsync<InvalidOperationException>(() => Task.WhenAll(asking).WaitAsync(Minute / 2)); // less than a lease

        Assert.Equal(9, asking.Count(one => one.IsCompletedSuccessfully));
    }

    [Fact]
    public async Task Redis_that_dies_while_others_wait_lets_them_compute()
    {
        var finish = new TaskCompletionSource();
        var first = Start(1)[0].Cache.FindAsync(Key, async stop => { await finish.Task.WaitAsync(stop); return Of(1); }, default);
        await monitor.UntilAskedForLeaseAsync(1);
        var second = Start(1)[0].Cache.FindAsync(Key, _ => Task.FromResult(Of(1)), default);
        await monitor.UntilAskedForLeaseAsync(2);
        Assert.False(second.IsCompleted);

        redis.Kill();
        var found = await second.WaitAsync(Minute / 2);
        finish.SetResult();

        Assert.Equal(AnswerSource.Miss, found.Source);
        Assert.Equal(AnswerSource.Miss, (await first).Source);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var one in replicas)
        {
            await one.Cache.DisposeAsync();
            await one.Connection.DisposeAsync();
        }

        monitor.Dispose();
        await redis.DisposeAsync();
    }

    /// <summary>Waits until the owner, for whose clock it is time, has renewed its lease, which is nearly over.</summary>
    private async Task LetMostOfTheLeaseGoByAsync(ManualClock clock)
    {
        await using var connection = await ConnectionMultiplexer.ConnectAsync(redis.ConnectionString);
        await connection.GetDatabase().KeyExpireAsync(Lease, Minute / 3);
        await Waiting.UntilAsync(async () =>
        {
            clock.Move(Minute / 3);
            return await connection.GetDatabase().KeyTimeToLiveAsync(Lease) > Minute / 2;
        });
    }

    private List<Replica> Start(int count = Replicas, TimeProvider? clock = null)
    {
        var shared = Options.Create(new SharedCacheOptions
        {
            Connection = redis.ConnectionString, LeaseTime = Minute, CallLimit = TimeSpan.FromDays(1),
        });
        var memory = Options.Create(new ResultCacheOptions());
        for (var number = 0; number < count; number++)
        {
            var connection = new RedisConnection(shared);
            var cache = new RedisCache(Options.Create(new RedisCacheOptions
            {
                ConnectionMultiplexerFactory = connection.OpenAsync, InstanceName = shared.Value.KeyPrefix,
            }));
            var answers = new RedisAnswers(
                cache, connection, shared, memory, Metered.Cache(), clock ?? TimeProvider.System, NullLogger<RedisAnswers>.Instance);
            replicas.Add(new(new AnswerCache(answers, memory, Metered.Cache(), TimeProvider.System), connection));
        }

        return replicas[^count..];
    }

    private static Reply Of(byte value) => new(new[] { value }, ReplyKind.Complete);

    private sealed record Replica(AnswerCache Cache, RedisConnection Connection);
}
