using System.Collections.Immutable;
using System.Threading.Channels;
using Analytics.Warehouse.Errors;
using Analytics.Warehouse.Snapshots;
using Microsoft.Extensions.Options;

namespace Analytics.Graph.Serving;

/// <summary>
/// The snapshot that is served, and older ones that were asked for. A flip puts the new one in place first; the old one
/// closes when the last answer from it is written.
/// </summary>
public sealed class ServedSnapshots(
    SnapshotStore store, IOptions<SnapshotOptions> options, ILogger<ServedSnapshots> log)
    : IAsyncDisposable
{
    private readonly SemaphoreSlim opening = new(1);
    private readonly Lock gate = new();
    private readonly List<OpenSnapshot> older = []; // most recently asked last
    private readonly List<Channel<SnapshotManifest>> listeners = [];
    private OpenSnapshot? current;
    private AnalyticsError problem = SnapshotErrors.None();

    /// <summary>Id of the snapshot that is served; null when there is none.</summary>
    public string? CurrentId
    {
        get
        {
            lock (gate)
            {
                return current?.Manifest.Id;
            }
        }
    }

    /// <summary>Why nothing is served; null when something is.</summary>
    public AnalyticsError? Problem
    {
        get
        {
            lock (gate)
            {
                return current is null ? problem : null;
            }
        }
    }

    /// <summary>How many wait for the next flip.</summary>
    public int ListenerCount
    {
        get
        {
            lock (gate)
            {
                return listeners.Count;
            }
        }
    }

    /// <summary>Every snapshot that can be asked, newest first.</summary>
    public ImmutableArray<SnapshotManifest> List() => [.. store.List().Select(snapshot => snapshot.Manifest)];

    /// <summary>Uses the served snapshot.</summary>
    /// <exception cref="AnalyticsException">SNAPSHOT_NONE or SNAPSHOT_CORRUPT.</exception>
    public SnapshotLease Lease()
    {
        lock (gate)
        {
            return current is { } open && open.TryUse()
                ? new SnapshotLease(open, Closed)
                : throw new AnalyticsException(problem);
        }
    }

    /// <summary>Uses a snapshot by id, opening it if need be.</summary>
    /// <exception cref="AnalyticsException">SNAPSHOT_NOT_FOUND or SNAPSHOT_CORRUPT.</exception>
    public async Task<SnapshotLease> LeaseAsync(string id, CancellationToken stop)
    {
        await opening.WaitAsync(stop);
        try
        {
            return FindOpen(id) ?? await OpenOlderAsync(id, stop);
        }
        finally
        {
            opening.Release();
        }
    }

    /// <summary>Uses the served snapshot; null where there is none.</summary>
    public SnapshotLease? TryLease()
    {
        lock (gate)
        {
            return current is { } open && open.TryUse() ? new SnapshotLease(open, Closed) : null;
        }
    }

    /// <summary>Serves another snapshot from now on.</summary>
    /// <param name="next">The snapshot. Its whole file is compared with its manifest before one that is served makes
    /// place for it; where none is served, it is served first and compared then.</param>
    /// <param name="warmAsync">Asks it what is asked most, before it is served.</param>
    /// <param name="stop">Gives up.</param>
    /// <exception cref="AnalyticsException">SNAPSHOT_CORRUPT; a former one stays served.</exception>
    public async Task FlipAsync(
        Snapshot next, WarmSnapshot warmAsync, CancellationToken stop)
    {
        var isFirst = CurrentId is null;
        if (!isFirst)
        {
            await CheckAsync(next, stop);
        }

        var opened = await OpenSnapshot.OpenAsync(next, options.Value, stop);
        if (!isFirst)
        {
            opened.TryUse();
            await using var lease = new SnapshotLease(opened, Closed);
            await warmAsync(lease, stop);
        }

        await SwitchAsync(opened);
        if (isFirst)
        {
            await CheckServedAsync(next, stop);
        }
    }

    private Task CheckAsync(Snapshot snapshot, CancellationToken stop) =>
        Task.Run(() => store.CheckContent(snapshot), stop);

    private async Task CheckServedAsync(Snapshot snapshot, CancellationToken stop)
    {
        try
        {
            await CheckAsync(snapshot, stop);
        }
        catch (AnalyticsException refused)
        {
            Refuse(refused.Errors[0]);
            await SwitchAsync(null);
        }
    }

    private async Task SwitchAsync(OpenSnapshot? opened)
    {
        OpenSnapshot? former;
        lock (gate)
        {
            (former, current) = (current, opened);
            if (opened is not null)
            {
                listeners.ForEach(listener => listener.Writer.TryWrite(opened.Manifest));
            }
        }

        if (opened is not null)
        {
            LogMessages.SnapshotServed(log, opened.Manifest.Id);
        }

        await ReleaseAsync(former);
    }

    /// <summary>Notes why the current snapshot cannot be served; a former one stays served.</summary>
    public void Refuse(AnalyticsError why)
    {
        LogMessages.SnapshotRefused(log, why.Code, why.Message);
        lock (gate)
        {
            problem = why;
        }
    }

    /// <summary>Each snapshot that becomes served from now on.</summary>
    public async IAsyncEnumerable<SnapshotManifest> FlipsAsync(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop)
    {
        var listener = Channel.CreateBounded<SnapshotManifest>(
            new BoundedChannelOptions(8) { FullMode = BoundedChannelFullMode.DropOldest });
        lock (gate)
        {
            listeners.Add(listener);
        }

        try
        {
            await foreach (var manifest in listener.Reader.ReadAllAsync(stop))
            {
                yield return manifest;
            }
        }
        finally
        {
            lock (gate)
            {
                listeners.Remove(listener);
            }
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var open in older.Append(current))
        {
            await ReleaseAsync(open);
        }

        opening.Dispose();
    }

    private SnapshotLease? FindOpen(string id)
    {
        lock (gate)
        {
            var open = current?.Manifest.Id == id ? current : older.Find(one => one.Manifest.Id == id);
            if (open is null || !open.TryUse())
            {
                return null;
            }

            if (older.Remove(open))
            {
                older.Add(open);
            }

            return new SnapshotLease(open, Closed);
        }
    }

    private async Task<SnapshotLease> OpenOlderAsync(string id, CancellationToken stop)
    {
        var open = await OpenSnapshot.OpenAsync(store.Find(id), options.Value, stop);
        var lease = new SnapshotLease(open, Closed);
        open.TryUse(); // one use is the lease's, one is ours while it is kept open
        List<OpenSnapshot> tooMany;
        lock (gate)
        {
            older.Add(open);
            tooMany = older[..Math.Max(0, older.Count - options.Value.KeepOpen)];
            older.RemoveRange(0, tooMany.Count);
        }

        foreach (var one in tooMany)
        {
            await ReleaseAsync(one);
        }

        return lease;
    }

    private async ValueTask ReleaseAsync(OpenSnapshot? open)
    {
        if (open is not null && await open.ReleaseAsync())
        {
            Closed(open.Manifest.Id);
        }
    }

    private void Closed(string id) => LogMessages.SnapshotClosed(log, id);
}
