namespace Analytics.Graph.Serving;

/// <summary>Asks a snapshot what is asked most, before it is served. Whatever goes wrong is no reason not to serve
/// it.</summary>
/// <param name="next">The snapshot.</param>
/// <param name="stop">Gives up.</param>
public delegate Task WarmSnapshot(SnapshotLease next, CancellationToken stop);
