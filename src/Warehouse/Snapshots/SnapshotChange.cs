using Analytics.Warehouse.Errors;

namespace Analytics.Warehouse.Snapshots;

/// <summary>CURRENT names another snapshot than before.</summary>
/// <param name="Served">The new snapshot; null when it cannot be served.</param>
/// <param name="Problem">Why not; null when it can. The former snapshot should stay served.</param>
public sealed record SnapshotChange(Snapshot? Served, AnalyticsError? Problem);
