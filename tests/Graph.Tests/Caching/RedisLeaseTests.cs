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
    private static readonly AnswerKey Key = new("heavy");
    private readonly List<Replica> replicas = [];
    private RedisServer redis = null!; // set before the test

    public async ValueTask InitializeAsync() => redis = await RedisServer.StartAsync();

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

        var asking = Start(TimeSpan.FromSeconds(3)).Select(one => one.Cache.FindAsync(Key, ComputeAsync, default)).ToList();
        await Task.Delay(200); // long enough that all of them have asked; shorter would only test less
        finish.SetResult();
        var found = await Task.WhenAll(asking);

        Assert.Equal(1, computed);
        Assert.Equal((1, 9), (found.Count(one => one.Source == AnswerSource.Miss), found.Count(one => one.Source == AnswerSource.Redis)));
        Assert.All(found, one => Assert.Equal(new byte[] { 1 }, one.Reply.Body.ToArray()));
    }

    [Fact]
    public async Task A_computation_longer_than_the_lease_stays_the_only_one()
    {
        var computed = 0;
        async Task<Reply> ComputeAsync(CancellationToken stop)
        {
            Interlocked.Increment(ref computed);
            await Task.Delay(TimeSpan.FromSeconds(3), stop);
            return Of(1);
        }

        await Task.WhenAll(Start(TimeSpan.FromSeconds(1)).Select(one => one.Cache.FindAsync(Key, ComputeAsync, default)));

        Assert.Equal(1, computed);
    }

    [Fact]
    public async Task An_owner_that_died_holds_nobody_up_for_longer_than_its_lease()
    {
        var one = Start(TimeSpan.FromSeconds(1))[0];
        await using var connection = await ConnectionMultiplexer.ConnectAsync(redis.ConnectionString);
        await connection.GetDatabase().LockTakeAsync("analytics:lease:heavy", "dead", TimeSpan.FromSeconds(1));

        var found = await one.Cache.FindAsync(Key, _ => Task.FromResult(Of(2)), default).WaitAsync(TimeSpan.FromMinutes(1));

        Assert.Equal((AnswerSource.Miss, (byte)2), (found.Source, found.Reply.Body.Span[0]));
    }

    [Fact]
    public async Task When_the_owner_has_nothing_to_share_the_others_compute_side_by_side()
    {
        var failing = 0;
        Task<Reply> ComputeAsync(CancellationToken stop) =>
            Interlocked.Increment(ref failing) == 1 ? throw new InvalidOperationException() : Task.FromResult(Of(1));

        var asking = Start(TimeSpan.FromSeconds(30)).Select(one => one.Cache.FindAsync(Key, ComputeAsync, default)).ToList();
        await Assert.ThrowsAsync<InvalidOperationException>(() => Task.WhenAll(asking).WaitAsync(TimeSpan.FromSeconds(20)));

        Assert.Equal(9, asking.Count(one => one.IsCompletedSuccessfully));
    }

    [Fact]
    public async Task Redis_that_dies_while_others_wait_lets_them_compute()
    {
        var finish = new TaskCompletionSource();
        var (owner, waiter) = (Start(TimeSpan.FromSeconds(30))[0], replicas[1]);
        var first = owner.Cache.FindAsync(Key, async stop => { await finish.Task.WaitAsync(stop); return Of(1); }, default);
        await Task.Delay(100);
        var second = waiter.Cache.FindAsync(Key, _ => Task.FromResult(Of(1)), default);

        redis.Kill();
        var found = await second.WaitAsync(TimeSpan.FromSeconds(20));
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

        await redis.DisposeAsync();
    }

    private List<Replica> Start(TimeSpan lease)
    {
        var shared = Options.Create(new SharedCacheOptions { Connection = redis.ConnectionString, LeaseTime = lease });
        var memory = Options.Create(new ResultCacheOptions());
        for (var number = 0; number < Replicas; number++)
        {
            var connection = new RedisConnection(shared);
            var cache = new RedisCache(Options.Create(new RedisCacheOptions
            {
                ConnectionMultiplexerFactory = connection.OpenAsync, InstanceName = shared.Value.KeyPrefix,
            }));
            var answers = new RedisAnswers(
                cache, connection, shared, memory, Metered.Cache(), TimeProvider.System, NullLogger<RedisAnswers>.Instance);
            replicas.Add(new(new AnswerCache(answers, memory, Metered.Cache(), TimeProvider.System), connection));
        }

        return replicas;
    }

    private static Reply Of(byte value) => new(new[] { value }, ReplyKind.Complete);

    private sealed record Replica(AnswerCache Cache, RedisConnection Connection);
}
