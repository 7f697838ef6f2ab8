namespace Analytics.Warehouse.Snapshots;

/// <summary>One published, read-only warehouse version.</summary>
/// <param name="Path">Full path of the <c>.duckdb</c> file. Open it read-only.</param>
/// <param name="Manifest">What it holds and where that came from.</param>
public sealed record Snapshot(string Path, SnapshotManifest Manifest)
{
    /// <summary>Names the version for ever; see <see cref="SnapshotId"/>.</summary>
    public string Id => Manifest.Id;
}
