using System.Collections.Immutable;
using Analytics.Warehouse.Snapshots;

namespace Analytics.Loader.Verify;

/// <summary>What Verify found, and the sums that it proved.</summary>
/// <param name="Findings">Worst first; empty when there is nothing to say.</param>
/// <param name="Totals">Control totals by table, column and year.</param>
public sealed record VerifyReport(ImmutableArray<VerifyFinding> Findings, ImmutableArray<ControlTotal> Totals)
{
    /// <summary>The findings that forbid publishing.</summary>
    public ImmutableArray<VerifyFinding> Blocking =>
        [.. Findings.Where(finding => finding.Severity == VerifySeverity.Block)];

    /// <summary>The findings as the snapshot keeps them.</summary>
    public ImmutableArray<QualityNote> Notes => [.. Findings.Select(finding => finding.ToNote())];
}
