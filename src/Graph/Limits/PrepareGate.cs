namespace Analytics.Graph.Limits;

/// <summary>Lets as many documents be parsed, checked and merged at the same time as there are cores; the others wait
/// without a thread. So a flood of large documents slows itself down, and not the small requests beside it.</summary>
public sealed class PrepareGate : IDisposable
{
    private readonly SemaphoreSlim places = new(Environment.ProcessorCount);

    /// <summary>Whether the next one has to wait.</summary>
    public bool IsFull => places.CurrentCount == 0;

    /// <summary>Runs work when its turn comes.</summary>
    /// <typeparam name="T">What the work makes.</typeparam>
    public async Task<T> RunAsync<T>(Func<T> work, CancellationToken stop)
    {
        await places.WaitAsync(stop);
        try
        {
            return work();
        }
        finally
        {
            places.Release();
        }
    }

    /// <summary>Closes the gate.</summary>
    public void Dispose() => places.Dispose();
}
