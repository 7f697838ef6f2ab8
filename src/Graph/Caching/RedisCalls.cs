using Microsoft.Extensions.Options;
using Polly;
using Polly.CircuitBreaker;

namespace Analytics.Graph.Caching;

/// <summary>Calls of one kind to Redis: each has a time limit, and when half of them fail, Redis is left alone for a
/// while, so that a dead server costs a few limits and not one for each request.</summary>
internal sealed class RedisCalls
{
    private const int FewestCalls = 2;
    private static readonly TimeSpan Judged = TimeSpan.FromSeconds(10);
    private readonly SharedCacheOptions options;
    private readonly TimeProvider clock;
    private readonly CacheMetrics metrics;
    private readonly ResiliencePipeline breaker;

    public RedisCalls(IOptions<SharedCacheOptions> options, TimeProvider clock, CacheMetrics metrics, ILogger log)
    {
        this.options = options.Value;
        (this.clock, this.metrics) = (clock, metrics);
        breaker = new ResiliencePipelineBuilder { TimeProvider = new SteadyClock(clock) }
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions
            {
                FailureRatio = 0.5,
                MinimumThroughput = FewestCalls,
                SamplingDuration = Judged,
                BreakDuration = this.options.PauseAfterFailure,
                ShouldHandle = call => new(call.Outcome.Exception is not (null or OperationCanceledException)),
                OnOpened = opened => Note(() => LogMessages.RedisFailed(
                    log, opened.Outcome.Exception?.GetType().Name ?? "", opened.BreakDuration.TotalSeconds)),
                OnClosed = _ => Note(() => LogMessages.RedisAnswers(log)),
            })
            .Build();
    }

    /// <summary>What a call answers; the default when it fails, takes too long or is not made.</summary>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public async Task<T?> TryAsync<T>(Func<Task<T>> call, CancellationToken stop)
    {
        try
        {
            return await breaker.ExecuteAsync(
                static async (state, token) =>
                    await state.call().WaitAsync(state.options.CallLimit, state.clock, token),
                (call, options, clock),
                stop);
        }
        catch (BrokenCircuitException)
        {
            metrics.NoteRedis("left_alone");
        }
        catch (Exception problem) when (problem is not OperationCanceledException || !stop.IsCancellationRequested)
        {
            metrics.NoteRedis("failed");
        }

        return default;
    }

    private static ValueTask Note(Action write)
    {
        write();
        return ValueTask.CompletedTask;
    }
}
