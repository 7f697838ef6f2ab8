using Analytics.Warehouse.Errors;
using Analytics.Warehouse.Execution;
using Analytics.Warehouse.Snapshots;

namespace Analytics.Graph.Serving;

/// <summary>A snapshot that is open, with what the fields look up in it. It closes when the last who uses it has
/// released it.</summary>
public sealed class OpenSnapshot
{
    private int uses = 1; // whoever opened it

    private OpenSnapshot(SnapshotManifest manifest, ServedSnapshot served)
    {
        Manifest = manifest;
        Served = served;
        Members = new MemberIndex(served.Dimensions);
        Places = new PlaceIndex(served.Dimensions);
    }

    /// <summary>What it is.</summary>
    public SnapshotManifest Manifest { get; }

    /// <summary>What answers requests.</summary>
    public ServedSnapshot Served { get; }

    /// <summary>Its members by key.</summary>
    public MemberIndex Members { get; }

    /// <summary>Its places by name.</summary>
    public PlaceIndex Places { get; }

    /// <summary>Opens a snapshot, and compares it with its manifest.</summary>
    /// <exception cref="AnalyticsException">SNAPSHOT_CORRUPT.</exception>
    public static async Task<OpenSnapshot> OpenAsync(Snapshot snapshot, SnapshotOptions options, CancellationToken stop)
    {
        var manifest = snapshot.Manifest;
        var facts = new SnapshotFacts(
            manifest.Id, manifest.SourceCutoff, manifest.Synthetic ? RecordOrigin.Synthetic : RecordOrigin.Recorded);
        var how = new ServedSnapshotOptions
        {
            MemoryMiB = options.MemoryMiB, Threads = options.Threads, MaxRowsInMemory = options.MaxRowsInMemory,
        };
        var served = await ServedSnapshot.OpenAsync(snapshot.Path, facts, how, stop);
        try
        {
            await CheckRowsAsync(manifest, served, stop);
            return new OpenSnapshot(manifest, served);
        }
        catch
        {
            await served.DisposeAsync();
            throw;
        }
    }

    private static async Task CheckRowsAsync(SnapshotManifest manifest, ServedSnapshot served, CancellationToken stop)
    {
        foreach (var (table, rows) in manifest.Rows)
        {
            if (await served.CountRowsAsync(table, stop) is var found && found != rows)
            {
                throw new AnalyticsException(SnapshotErrors.Corrupt(
                    manifest.Id, FormattableString.Invariant($"its table {table} has {found} rows instead of {rows}")));
            }
        }
    }

    /// <summary>Uses it; false when it is closed already.</summary>
    public bool TryUse()
    {
        while (true)
        {
            var now = Volatile.Read(ref uses);
            if (now == 0)
            {
                return false;
            }

            if (Interlocked.CompareExchange(ref uses, now + 1, now) == now)
            {
                return true;
            }
        }
    }

    /// <summary>Ends a use; true when that was the last one and it is closed now.</summary>
    public async ValueTask<bool> ReleaseAsync()
    {
        if (Interlocked.Decrement(ref uses) > 0)
        {
            return false;
        }

        await Served.DisposeAsync();
        return true;
    }
}
