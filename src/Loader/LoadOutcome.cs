using Analytics.Loader.Verify;
using Analytics.Warehouse.Snapshots;

namespace Analytics.Loader;

/// <summary>How a load ended that failed for no other reason.</summary>
/// <param name="Report">What Verify found.</param>
/// <param name="Published">The new snapshot; null when the report forbade it.</param>
public sealed record LoadOutcome(VerifyReport Report, Snapshot? Published)
{
    /// <summary>How much of the source was read.</summary>
    public LoadKind Kind { get; init; } = LoadKind.Full;

    /// <summary>Why everything was read; empty for an incremental load.</summary>
    public string Because { get; init; } = "";

    /// <summary>The snapshot that an incremental load went on from; empty for a full one.</summary>
    public string Former { get; init; } = "";

    /// <summary>Records that an incremental load shaped anew or took out.</summary>
    public long Records { get; init; }
}
