using System.Diagnostics;
using Analytics.Warehouse.Errors;
using Microsoft.Extensions.Options;

namespace Analytics.Graph.Limits;

/// <summary>Lets a few requests compute at the same time, some more wait, and refuses the rest at once. Heavy ones have
/// a lane of their own in front of it: they hold only a part of the places, however many of them come.</summary>
public sealed class QueryGate : IDisposable
{
    private readonly SemaphoreSlim places;
    private readonly SemaphoreSlim heavyPlaces;
    private readonly LimitOptions limits;
    private readonly int most;
    private readonly int mostHeavy;
    private readonly AnalyticsError busy;
    private readonly AnalyticsError busyWithHeavy;
    private int inside;
    private int heavyInside;
    private int coming;

    /// <summary>An open gate.</summary>
    public QueryGate(IOptions<LimitOptions> options)
    {
        limits = options.Value;
        places = new SemaphoreSlim(limits.MaxRunning);
        heavyPlaces = new SemaphoreSlim(limits.MaxHeavyRunning);
        most = limits.MaxRunning + limits.MaxWaiting;
        mostHeavy = limits.MaxHeavyRunning + limits.MaxHeavyWaiting;
        busy = LimitErrors.Busy(most + 1, most, limits.RetryAfter);
        busyWithHeavy = LimitErrors.BusyWithHeavy(mostHeavy + 1, mostHeavy, limits.RetryAfter);
    }

    /// <summary>Whether as many run, wait and are announced as may, so that any other is refused.</summary>
    public bool IsFull => Inside + Volatile.Read(ref coming) >= most && !HasFreePlace;

    private bool HasFreePlace => Inside < limits.MaxRunning;

    /// <summary>Whether as many heavy ones run and wait as may.</summary>
    public bool IsFullOfHeavy => Volatile.Read(ref heavyInside) >= mostHeavy;

    /// <summary>Requests that run or wait.</summary>
    public int Inside => Volatile.Read(ref inside);

    /// <summary>Runs light work when its turn comes, for as long as it may run.</summary>
    /// <inheritdoc cref="RunAsync{T}(CostClass, Func{TimeSpan, CancellationToken, Task{T}}, CancellationToken)"/>
    public Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken stop) =>
        RunAsync(CostClass.Light, (_, run) => work(run), stop);

    /// <summary>Runs work when its turn comes, for as long as it may run.</summary>
    /// <typeparam name="T">What the work makes.</typeparam>
    /// <param name="cost">Its lane.</param>
    /// <param name="work">Is told how long it waited.</param>
    /// <param name="stop">Gives up waiting, or cancels the work.</param>
    /// <exception cref="BusyException">LIMIT_BUSY: every place is taken and the queue is full.</exception>
    /// <exception cref="AnalyticsException">LIMIT_TIME: the work was cancelled.</exception>
    public async Task<T> RunAsync<T>(
        CostClass cost, Func<TimeSpan, CancellationToken, Task<T>> work, CancellationToken stop)
    {
        Enter(cost);
        try
        {
            var came = Stopwatch.GetTimestamp();
            var lane = cost == CostClass.Heavy ? heavyPlaces : null;
            await (lane?.WaitAsync(stop) ?? Task.CompletedTask);
            try
            {
                await places.WaitAsync(stop);
                try
                {
                    return await RunInTimeAsync(run => work(Stopwatch.GetElapsedTime(came), run), stop);
                }
                finally
                {
                    places.Release();
                }
            }
            finally
            {
                lane?.Release();
            }
        }
        finally
        {
            Leave(cost);
        }
    }

    /// <summary>Says that a request is on its way, until the result is disposed. Without that all who come while others
    /// ask elsewhere find room, and most of them are refused late. Null where there is no room. While a place is free
    /// there is room for all: those who only wait for other processes take none.</summary>
    public IDisposable? TryAnnounce()
    {
        if (Inside + Interlocked.Increment(ref coming) <= most || HasFreePlace)
        {
            return new Coming(this);
        }

        Interlocked.Decrement(ref coming);
        return null;
    }

    /// <summary>Closes the gate.</summary>
    public void Dispose()
    {
        places.Dispose();
        heavyPlaces.Dispose();
    }

    /// <summary>Why a request that was announced is refused all the same; null where it finds a place.</summary>
    public AnalyticsError? EntryRefusalOf(CostClass cost) =>
        Inside >= most ? busy : cost == CostClass.Heavy && IsFullOfHeavy ? busyWithHeavy : null;

    /// <summary>Why a request is refused at once, before anybody finds out more about it; null where there is room. The
    /// same reason is the same object.</summary>
    /// <param name="cost">Its lane; null where it is not known yet.</param>
    public AnalyticsError? RefusalOf(CostClass? cost) =>
        IsFull ? busy : cost == CostClass.Heavy && IsFullOfHeavy ? busyWithHeavy : null;

    /// <summary>Refuses at once what would be refused anyway, before anybody finds out what it costs.</summary>
    /// <exception cref="BusyException">LIMIT_BUSY: every place is taken and the queue is full.</exception>
    public void CheckRoom(CostClass? cost)
    {
        if (RefusalOf(cost) is { } refusal)
        {
            throw new BusyException(refusal, limits.RetryAfter);
        }
    }

    private void Enter(CostClass cost)
    {
        if (Interlocked.Increment(ref inside) > most)
        {
            Interlocked.Decrement(ref inside);
            throw new BusyException(busy, limits.RetryAfter);
        }

        if (cost == CostClass.Heavy && Interlocked.Increment(ref heavyInside) > mostHeavy)
        {
            Leave(cost);
            throw new BusyException(busyWithHeavy, limits.RetryAfter);
        }
    }

    private void Leave(CostClass cost)
    {
        Interlocked.Decrement(ref inside);
        if (cost == CostClass.Heavy)
        {
            Interlocked.Decrement(ref heavyInside);
        }
    }

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
            throw new AnalyticsException(LimitErrors.TooSlow(
                Stopwatch.GetElapsedTime(began), limits.MaxQueryTime));
        }
    }

    private sealed class Coming(QueryGate gate) : IDisposable
    {
        public void Dispose() => Interlocked.Decrement(ref gate.coming);
    }
}
