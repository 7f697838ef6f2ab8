using Analytics.Graph.Serving;

namespace Analytics.Graph.Exports;

/// <summary>An export that can be answered, and the snapshot that answers it. Dispose it when the answer is
/// sent.</summary>
/// <param name="Question">What is asked.</param>
/// <param name="Format">In which form.</param>
/// <param name="Lease">Of the snapshot.</param>
/// <param name="Tag">Names the answer: equal tags have equal content.</param>
internal sealed record AskedExport(ExportQuestion Question, ExportFormat Format, SnapshotLease Lease, string Tag)
    : IAsyncDisposable
{
    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Lease.DisposeAsync();
}
