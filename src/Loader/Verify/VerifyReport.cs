using System.Collections.Immutable;
using Analytics.Warehouse.Snapshots;

namespace Analytics.Loader.Verify;

/// <summary>What Verify found, and the sums that it proved.</summary>
/// <param name="Findings">Worst first; empty when there is nothing to say.</param>
/// <param name="Totals">Control totals by table, column and year.</param>
public sealed record VerifyReport(ImmutableArray<VerifyFinding> Findings, ImmutableArray<ControlTotal> Totals)
{
    /// <summary>Which tests of rules rows break, for the next load.</summary>
    public ImmutableArray<BrokenRows> Broken { get; init; } = [];

    /// <summary>The findings that forbid publishing.</summary>
    public ImmutableArray<VerifyFinding> Blocking =>
        [.. Findings.Where(finding => finding.Severity == VerifySeverity.Block)];

    /// <summary>A finding that tells of a fault of the load itself, which a full load may not have; null when there is
    /// none.</summary>
    public VerifyFinding? FaultOfLoad => Blocking.FirstOrDefault(finding => finding.Code is
        "VERIFY_ROW_COUNT" or "VERIFY_CONTROL_TOTAL" or "VERIFY_KEY" or "VERIFY_GRAIN" or "VERIFY_ROLLUP");

    /// <summary>The findings as the snapshot keeps them.</summary>
    public ImmutableArray<QualityNote> Notes => [.. Findings.Select(finding => finding.ToNote())];
}
