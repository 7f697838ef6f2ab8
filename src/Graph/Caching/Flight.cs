namespace Analytics.Graph.Caching;

/// <summary>One computation and those who wait for it. When the last one leaves, it is cancelled.</summary>
internal sealed class Flight
{
    private readonly CancellationTokenSource nobodyWaits = new();
    private readonly Lazy<Task<FoundReply>> landing;
    private readonly Lock gate = new();
    private int waiting;
    private bool abandoned;

    public Flight(Func<CancellationToken, Task<FoundReply>> start) =>
        landing = new Lazy<Task<FoundReply>>(() => Task.Run(() => start(nobodyWaits.Token)));

    /// <summary>The result; the computation starts when this is first read.</summary>
    public Task<FoundReply> Landing => landing.Value;

    public bool IsEmpty
    {
        get
        {
            lock (gate)
            {
                return abandoned;
            }
        }
    }

    /// <summary>Waits too; false when it has been given up.</summary>
    public bool TryJoin()
    {
        lock (gate)
        {
            waiting += abandoned ? 0 : 1;
            return !abandoned;
        }
    }

    public void Leave()
    {
        lock (gate)
        {
            waiting--;
            if (waiting > 0)
            {
                return;
            }

            abandoned = true;
        }

        nobodyWaits.Cancel(); // nothing hears it when the computation has landed
    }
}
