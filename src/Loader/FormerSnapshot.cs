using Analytics.Loader.Extract;
using Analytics.Loader.Publish;
using Analytics.Warehouse.Errors;
using Analytics.Warehouse.Snapshots;

namespace Analytics.Loader;

/// <summary>The snapshot that an incremental load goes on from, or why there is none.</summary>
/// <param name="Snapshot">Null when a full load is needed.</param>
/// <param name="Because">Why a full load is needed; empty when it is not.</param>
internal sealed record FormerSnapshot(Snapshot? Snapshot, string Because)
{
    /// <summary>Looks at the served snapshot.</summary>
    public static FormerSnapshot Find(SnapshotStore store, SourceRead source, LoadKind asked)
    {
        if (asked == LoadKind.Full)
        {
            return new(null, "it was asked for");
        }

        try
        {
            var served = store.Current();
            return ReasonAgainst(served.Manifest, source) is { } reason ? new(null, reason) : new(served, "");
        }
        catch (AnalyticsException problem)
        {
            return new(null, problem.Errors[0].Code == "SNAPSHOT_NONE"
                ? "there is no former snapshot"
                : "the former snapshot is damaged");
        }
    }

    private static string? ReasonAgainst(SnapshotManifest former, SourceRead source) =>
        source.Identity is null ? "the source does not tell which database it is"
        : former.SourceIdentity != source.Identity ? "the former snapshot is of another database"
        : former.SourceWatermark > source.Watermark ? "the source is older than the former snapshot"
        : former.ModelVersion != LoadModel.Version || former.States.IsEmpty ? "the form of the warehouse changed"
        : null;
}
