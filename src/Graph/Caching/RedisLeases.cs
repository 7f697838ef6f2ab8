using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace Analytics.Graph.Caching;

/// <summary>
/// Lets one of many processes compute an answer while the others wait for it. The lease is short and is renewed while
/// its owner computes, so an owner that dies holds nobody up for longer than one lease. Trouble with Redis means that
/// nobody waits.
/// </summary>
internal sealed class RedisLeases(
    RedisConnection redis, RedisCalls calls, IOptions<SharedCacheOptions> options, CacheMetrics metrics,
    TimeProvider clock)
{
    private const string NothingToShare = "-";
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(50);
    private readonly SharedCacheOptions limits = options.Value;
    private readonly TimeProvider time = clock;

    /// <summary>Waits for the turn.</summary>
    /// <param name="key">What is to be computed.</param>
    /// <param name="findAsync">Looks whether somebody else has made it.</param>
    /// <param name="stop">Gives up.</param>
    public async Task<Turn> TakeAsync(AnswerKey key, Func<Task<Reply?>> findAsync, CancellationToken stop)
    {
        var name = $"{limits.KeyPrefix}lease:{key.Text}";
        var token = Guid.NewGuid().ToString("N");
        var waited = false;
        for (var pause = FirstPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            var taken = await CallAsync(database => database.LockTakeAsync(name, token, limits.LeaseTime), stop);
            if (taken is null)
            {
                return Turn.Alone;
            }

            if (taken == true)
            {
                var mine = new LeasedTurn(this, name, token);
                return waited && await findAsync() is { } made ? await mine.GiveUpForAsync(made) : mine;
            }

            var owner = await CallAsync(async database => new Owner(await database.LockQueryAsync(name)), stop);
            if (owner is null || owner.Token == NothingToShare)
            {
                return Turn.Alone;
            }

            waited = true;
            await Task.Delay(pause, time, stop);
            if (await findAsync() is { } found)
            {
                metrics.NoteRedis("waited");
                return new Turn(found);
            }
        }
    }

    private async Task<T?> CallAsync<T>(Func<IDatabase, Task<T>> call, CancellationToken stop)
        where T : class => await calls.TryAsync(async () => await call((await redis.OpenAsync()).GetDatabase()), stop);

    private async Task<bool?> CallAsync(Func<IDatabase, Task<bool>> call, CancellationToken stop) =>
        await calls.TryAsync<bool?>(async () => await call((await redis.OpenAsync()).GetDatabase()), stop);

    private sealed record Owner(RedisValue Token);

    /// <summary>A lease that is renewed until it ends.</summary>
    private sealed record LeasedTurn : Turn
    {
        private readonly CancellationTokenSource ended = new();
        private readonly RedisLeases leases;
        private readonly string name;
        private readonly string token;
        private int over;

        public LeasedTurn(RedisLeases leases, string name, string token)
            : base((Reply?)null)
        {
            (this.leases, this.name, this.token) = (leases, name, token);
            _ = RenewAsync();
        }

        public async Task<Turn> GiveUpForAsync(Reply made)
        {
            await EndAsync(isShared: true);
            return new Turn(made);
        }

        public override async ValueTask EndAsync(bool isShared)
        {
            if (Interlocked.Exchange(ref over, 1) == 1)
            {
                return;
            }

            await ended.CancelAsync();
            await leases.CallAsync(
                database => isShared ? database.LockReleaseAsync(name, token) : LetAllComputeAsync(database),
                CancellationToken.None);
        }

        /// <summary>Those who wait compute side by side rather than one after the other. Nobody can take the lease in
        /// between: it is told in its place.</summary>
        private Task<bool> LetAllComputeAsync(IDatabase database)
        {
            var mine = database.CreateTransaction();
            mine.AddCondition(Condition.StringEqual(name, token));
            _ = mine.StringSetAsync(name, NothingToShare, leases.limits.LeaseTime);
            return mine.ExecuteAsync();
        }

        private async Task RenewAsync()
        {
            try
            {
                while (true)
                {
                    await Task.Delay(leases.limits.LeaseTime / 3, leases.time, ended.Token);
                    await leases.CallAsync(
                        database => database.LockExtendAsync(name, token, leases.limits.LeaseTime), ended.Token);
                }
            }
            catch (OperationCanceledException)
            {
                // The turn has ended.
            }
        }
    }
}
