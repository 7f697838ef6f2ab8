using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Options;

namespace Analytics.Graph.Caching;

/// <summary>
/// Answers in Redis, through <see cref="IDistributedCache"/>. Each call has a time limit; after a failed one Redis is
/// left alone for a while, so that a dead server costs one limit and not one for each request.
/// </summary>
public sealed partial class RedisAnswers(
    IDistributedCache redis, IOptions<SharedCacheOptions> options, TimeProvider clock,
    ILogger<RedisAnswers> log) : ISharedAnswers
{
    private const string KeyPrefix = "analytics:answer:";
    private readonly SharedCacheOptions limits = options.Value;
    private long restUntilTicks;

    /// <inheritdoc/>
    public async Task<byte[]?> FindAsync(AnswerKey key, CancellationToken stop)
    {
        byte[]? found = null;
        await TryAsync(async () => found = await redis.GetAsync(KeyPrefix + key.Text, stop), stop);
        return found is null ? null : SealedAnswer.Open(key, found);
    }

    /// <inheritdoc/>
    public Task KeepAsync(AnswerKey key, ReadOnlyMemory<byte> body, CancellationToken stop) => TryAsync(
        () => redis.SetAsync(
            KeyPrefix + key.Text,
            SealedAnswer.Close(key, body.Span),
            new DistributedCacheEntryOptions { AbsoluteExpirationRelativeToNow = limits.Lifetime },
            stop),
        stop);

    private async Task TryAsync(Func<Task> call, CancellationToken stop)
    {
        if (clock.GetUtcNow().UtcTicks < Interlocked.Read(ref restUntilTicks))
        {
            return;
        }

        try
        {
            // The driver may connect or block before its first await, so the limit has to start outside of it.
            await Task.Run(call, stop).WaitAsync(limits.CallLimit, clock, stop);
        }
        catch (Exception problem) when (problem is not OperationCanceledException || !stop.IsCancellationRequested)
        {
            Interlocked.Exchange(ref restUntilTicks, (clock.GetUtcNow() + limits.PauseAfterFailure).UtcTicks);
            LogMessages.RedisFailed(log, problem.GetType().Name, limits.PauseAfterFailure.TotalSeconds);
        }
    }
}
