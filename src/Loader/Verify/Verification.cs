using System.Collections.Immutable;
using Analytics.Loader.Extract;
using Analytics.Loader.Shape;
using Analytics.Loader.Stage;
using Analytics.Warehouse.Catalog;

namespace Analytics.Loader.Verify;

/// <summary>Every check of a staged warehouse, in the order in which they run.</summary>
public static class Verification
{
    // Business days are those of Asia/Ho_Chi_Minh, which keeps UTC+7 all year.
    private static readonly TimeSpan BusinessOffset = TimeSpan.FromHours(7);

    /// <summary>Checks a staged warehouse against its source. All checks run, whatever the first ones find.</summary>
    /// <param name="staged">What is to be published.</param>
    /// <param name="shape">What was used to shape it.</param>
    /// <param name="totals">The source's own sums.</param>
    /// <param name="cutoff">The "now" of the data.</param>
    public static VerifyReport Check(
        StagedWarehouse staged,
        ShapeContext shape,
        ImmutableDictionary<string, ImmutableArray<TotalLine>> totals,
        DateTimeOffset cutoff)
    {
        var equality = new TotalsCheck(staged, shape.Source.Units);
        var today = DateOnly.FromDateTime(cutoff.ToOffset(BusinessOffset).DateTime);
        var rules = ValueRules.All.AddRange(TimeRules.All).Add(TimeRules.AfterCutoff(today)).Add(ClassRules.Overlap)
            .AddRange(LineageRules.All);
        IEnumerable<VerifyFinding?> findings =
        [
            NoFacts(staged),
            .. equality.Check(totals),
            GrainCheck.Check(staged),
            RollupCheck.Check(staged),
            ReferenceCheck.Codes(shape.Unresolved),
            ReferenceCheck.Keys(staged),
            .. rules.Select(rule => rule.Check(staged)),
            PublishedTotals.Check(staged),
        ];
        return new VerifyReport(
            [.. findings.OfType<VerifyFinding>().OrderBy(finding => finding.Severity)], equality.Totals);
    }

    private static VerifyFinding? NoFacts(StagedWarehouse staged)
    {
        var counts = string.Join(
            " + ", WarehouseSchema.Star.Facts.Select(fact => $"(SELECT count(*) FROM {fact.Name})"));
        return staged.Query($"SELECT {counts}", row => row.GetInt64(0))[0] > 0
            ? null
            : new VerifyFinding(
                "VERIFY_NO_FACTS", VerifySeverity.Block,
                new("Nguồn không có bản ghi nào.", "The source has no records of money, activity or households."),
                "Fill the source (source create --sample makes one with the published figures), then run load again.",
                1,
                []);
    }
}
