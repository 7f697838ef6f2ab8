using Analytics.Warehouse.Errors;

namespace Analytics.Warehouse.Execution;

/// <summary>Opens a snapshot that a question compares with; it stays open until the question is answered.</summary>
/// <param name="id">Its id.</param>
/// <param name="stop">Gives up.</param>
/// <exception cref="AnalyticsException">SNAPSHOT_NOT_FOUND, SNAPSHOT_CORRUPT.</exception>
public delegate Task<ServedSnapshot> FindSnapshot(string id, CancellationToken stop);
