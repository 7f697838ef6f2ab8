using System.Diagnostics;
using Microsoft.Extensions.Options;

namespace Analytics.Graph.Limits;

/// <summary>Lets a few requests compute at the same time, some more wait, and refuses the rest at once.</summary>
public sealed class QueryGate : IDisposable
{
    private readonly SemaphoreSlim places;
    private readonly LimitOptions limits;
    private int inside;

    /// <summary>An open gate.</summary>
    public QueryGate(IOptions<LimitOptions> options)
    {
        limits = options.Value;
        places = new SemaphoreSlim(limits.MaxRunning);
    }

    /// <summary>Runs work when its turn comes, for as long as it may run.</summary>
    /// <typeparam name="T">What the work makes.</typeparam>
    /// <exception cref="BusyException">LIMIT_BUSY: every place is taken and the queue is full.</exception>
    /// <exception cref="Warehouse.Errors.AnalyticsException">LIMIT_TIME: the work was cancelled.</exception>
    public async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken stop)
    {
        var most = limits.MaxRunning + limits.MaxWaiting;
        if (Interlocked.Increment(ref inside) is var measured && measured > most)
        {
            Interlocked.Decrement(ref inside);
            throw new BusyException(LimitErrors.Busy(measured, most, limits.RetryAfter), limits.RetryAfter);
        }

        try
        {
            await places.WaitAsync(stop);
            try
            {
                return await RunInTimeAsync(work, stop);
            }
            finally
            {
                places.Release();
            }
        }
        finally
        {
            Interlocked.Decrement(ref inside);
        }
    }

    /// <summary>Closes the gate.</summary>
    public void Dispose() => places.Dispose();

    private async Task<T> RunInTimeAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken stop)
    {
        var began = Stopwatch.GetTimestamp();
        using var budget = CancellationTokenSource.CreateLinkedTokenSource(stop);
        budget.CancelAfter(limits.MaxQueryTime);
        try
        {
            return await work(budget.Token);
        }
        catch (OperationCanceledException) when (budget.IsCancellationRequested && !stop.IsCancellationRequested)
        {
            throw new Warehouse.Errors.AnalyticsException(LimitErrors.TooSlow(
                Stopwatch.GetElapsedTime(began), limits.MaxQueryTime));
        }
    }
}
