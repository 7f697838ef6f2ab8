using Analytics.Loader.Verify;
using Analytics.Warehouse.Snapshots;

namespace Analytics.Loader;

/// <summary>How a load ended that failed for no other reason.</summary>
/// <param name="Report">What Verify found.</param>
/// <param name="Published">The new snapshot; null when the report forbade it.</param>
public sealed record LoadOutcome(VerifyReport Report, Snapshot? Published);
