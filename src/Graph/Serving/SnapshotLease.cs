namespace Analytics.Graph.Serving;

/// <summary>The right to use an open snapshot for a while. Dispose it when the answer is written.</summary>
/// <param name="snapshot">The snapshot, already in use by the lease.</param>
/// <param name="closed">Told when this lease was the last one of a snapshot that is served no more.</param>
public sealed class SnapshotLease(OpenSnapshot snapshot, Action<string> closed) : IAsyncDisposable
{
    /// <summary>The snapshot; usable until the lease is disposed.</summary>
    public OpenSnapshot Snapshot { get; } = snapshot;

    /// <summary>Another lease of the same snapshot; null when it is closed already.</summary>
    public SnapshotLease? Again() => Snapshot.TryUse() ? new SnapshotLease(Snapshot, closed) : null;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (await Snapshot.ReleaseAsync())
        {
            closed(Snapshot.Manifest.Id);
        }
    }
}
