namespace Analytics.Warehouse.Execution;

/// <summary>What a manifest tells about a snapshot that its file does not.</summary>
/// <param name="Id">Identity of the snapshot.</param>
/// <param name="SourceCutoff">The instant up to which the source was read, UTC.</param>
/// <param name="Origin">Where its records come from.</param>
public sealed record SnapshotFacts(string Id, DateTimeOffset SourceCutoff, RecordOrigin Origin);
