using Analytics.Warehouse.Model;

namespace Analytics.Warehouse.Execution;

/// <summary>An open snapshot: connections to its file and its dimensions in memory. Safe for concurrent use.</summary>
public sealed class ServedSnapshot : IAsyncDisposable
{
    private ServedSnapshot(SnapshotFacts facts, SnapshotDimensions dimensions)
    {
        Facts = facts;
        Dimensions = dimensions;
    }

    /// <summary>Identity, cut-off and origin.</summary>
    public SnapshotFacts Facts { get; }

    /// <summary>Members of all dimensions.</summary>
    public SnapshotDimensions Dimensions { get; }

    /// <summary>Opens a snapshot file read-only and loads its dimensions.</summary>
    /// <param name="path">The file.</param>
    /// <param name="facts">What its manifest tells.</param>
    /// <param name="options">How to open it; null takes the defaults.</param>
    /// <param name="stop">Gives up opening.</param>
    /// <exception cref="Errors.AnalyticsException">SNAPSHOT_NOT_FOUND, SNAPSHOT_CORRUPT.</exception>
    public static Task<ServedSnapshot> OpenAsync(
        string path, SnapshotFacts facts, ServedSnapshotOptions? options = null, CancellationToken stop = default) =>
        throw new NotSupportedException("Comes with the next milestone.");

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
