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

    public RedisCalls(
        string calls, IOptions<SharedCacheOptions> options, TimeProvider clock, CacheMetrics metrics, ILogger log)
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
                    log, opened.Outcome.Exception?.GetType().Name ?? "", calls, opened.BreakDuration.TotalSeconds)),
                OnClosed = _ => Note(() => LogMessages.RedisAnswers(log, calls)),
            })
            .Build();
    }

    /// <summary>What a call answers; the default when it fails, takes too long or is not made. While Redis is left
    /// alone nothing is thrown inside: many ask then.</summary>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public async Task<T?> TryAsync<T>(Func<Task<T>> call, CancellationToken stop)
    {
        var context = ResilienceContextPool.Shared.Get(continueOnCapturedContext: false, stop);
        try
        {
            var outcome = await breaker.ExecuteOutcomeAsync(static (made, state) => state.InTimeAsync(made), context,
                new Call<T>(call, options.CallLimit, clock));
            if (outcome.Exception is null)
            {
                return outcome.Result;
            }

            stop.ThrowIfCancellationRequested();
            metrics.NoteRedis(outcome.Exception is BrokenCircuitException ? "left_alone" : "failed");
            return default;
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private static ValueTask Note(Action write)
    {
        write();
        return ValueTask.CompletedTask;
    }

    private sealed record Call<T>(Func<Task<T>> Make, TimeSpan Limit, TimeProvider Clock)
    {
        public async ValueTask<Outcome<T>> InTimeAsync(ResilienceContext context)
        {
            try
            {
                return Outcome.FromResult(await Make().WaitAsync(Limit, Clock, context.CancellationToken));
            }
            catch (Exception problem)
            {
                return Outcome.FromException<T>(problem);
            }
        }
    }
}
