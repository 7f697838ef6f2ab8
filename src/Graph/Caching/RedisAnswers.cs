using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Options;

namespace Analytics.Graph.Caching;

/// <summary>Answers in Redis, through <see cref="IDistributedCache"/>. Reading and writing fail apart: a server that is
/// full still answers.</summary>
public sealed class RedisAnswers : ISharedAnswers
{
    private const string KeyPrefix = "answer:";
    private readonly IDistributedCache redis;
    private readonly SharedCacheOptions limits;
    private readonly int maxBytes;
    private readonly CacheMetrics metrics;
    private readonly ILogger<RedisAnswers> log;
    private readonly RedisCalls reading;
    private readonly RedisCalls writing;
    private readonly RedisLeases leases;
    private int damaged;

    /// <summary>Answers in the Redis that is configured.</summary>
    public RedisAnswers(
        IDistributedCache redis, RedisConnection connection, IOptions<SharedCacheOptions> options,
        IOptions<ResultCacheOptions> memory, CacheMetrics metrics, TimeProvider clock, ILogger<RedisAnswers> log)
    {
        (this.redis, this.metrics, this.log) = (redis, metrics, log);
        (limits, maxBytes) = (options.Value, memory.Value.MaxEntryBytes);
        reading = new("reading", options, clock, metrics, log);
        writing = new("writing", options, clock, metrics, log);
        leases = new(connection, writing, options, metrics, clock);
    }

    /// <inheritdoc/>
    public bool IsShared => true;

    /// <inheritdoc/>
    public async Task<Reply?> FindAsync(AnswerKey key, CancellationToken stop)
    {
        var kept = await reading.TryAsync(() => redis.GetAsync(KeyPrefix + key.Text, stop), stop);
        if (kept is null)
        {
            metrics.NoteRedis("absent");
            return null;
        }

        var reply = SealedAnswer.Open(key, kept, maxBytes);
        metrics.NoteRedis(reply is null ? "damaged" : "found");
        if (reply is null && Interlocked.Exchange(ref damaged, 1) == 0) // the metric tells how often, the log once
        {
            LogMessages.RedisDamaged(log, key.Text);
        }

        return reply;
    }

    /// <inheritdoc/>
    public Task<Turn> TakeTurnAsync(AnswerKey key, CancellationToken stop) =>
        limits.LeaseTime == TimeSpan.Zero
            ? Task.FromResult(Turn.Alone)
            : leases.TakeAsync(key, () => FindAsync(key, stop), stop);

    /// <inheritdoc/>
    public async Task KeepAsync(AnswerKey key, Reply reply, CancellationToken stop)
    {
        var isKept = await writing.TryAsync(
            async () =>
            {
                await redis.SetAsync(
                    KeyPrefix + key.Text,
                    SealedAnswer.Close(key, reply, limits.PackFromBytes),
                    new DistributedCacheEntryOptions { AbsoluteExpirationRelativeToNow = limits.Lifetime },
                    stop);
                return true;
            },
            stop);
        if (isKept)
        {
            metrics.NoteRedis("kept");
        }
    }
}
