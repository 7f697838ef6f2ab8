using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
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
    /// <param name="options">What is borne.</param>
    /// <param name="scope">What has to be looked at; null: everything.</param>
    public static VerifyReport Check(
        StagedWarehouse staged, ShapeContext shape, StagedTotals totals, DateTimeOffset cutoff, VerifyOptions options,
        VerifyScope? scope = null)
    {
        scope ??= VerifyScope.Everything;
        var equality = new TotalsCheck(staged, shape.Source, options.Examples);
        IEnumerable<VerifyFinding?> findings =
        [
            NoFacts(staged),
            .. equality.Check(totals),
            GrainCheck.Check(staged, options.Examples, scope),
            RollupCheck.Check(staged, options.Examples, scope),
            ReferenceCheck.Codes(shape.Unresolved, options.Examples),
            ReferenceCheck.Keys(staged, options.Examples, scope),
            RejectedCheck.Check(staged, totals, options),
            .. Rules(options, cutoff).Select(rule => rule.Check(staged, options, scope)),
            PublishedTotals.Check(staged, options.Examples),
        ];
        return new VerifyReport(
            [
                .. findings.OfType<VerifyFinding>().Select(finding => Weigh(finding, options))
                    .OrderBy(finding => finding.Severity),
            ],
            [.. equality.Totals, .. RejectedCheck.Totals(totals)]);
    }

    /// <summary>Every rule about rows.</summary>
    public static ImmutableArray<RowRule> Rules(VerifyOptions options, DateTimeOffset cutoff)
    {
        var today = DateOnly.FromDateTime(cutoff.ToOffset(BusinessOffset).DateTime);
        return
        [
            .. ValueRules.All(options), .. TimeRules.All(options), TimeRules.AfterCutoff(today), ClassRules.Overlap,
            .. FlowRules.All(options), .. LineageRules.All,
        ];
    }

    /// <summary>A digest of the rules: findings of two loads compare when it is the same.</summary>
    public static string DigestOf(VerifyOptions options)
    {
        var tests = Rules(options, DateTimeOffset.UnixEpoch)
            .SelectMany(rule => rule.Tests.Select(test => $"{rule.Code} {rule.Severity} {test.Table} {test.Where}"));
        var text = $"{options.Examples}\n{string.Join('\n', tests)}";
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];
    }

    private static VerifyFinding Weigh(VerifyFinding finding, VerifyOptions options) =>
        options.Strict.Contains(finding.Code) ? finding with { Severity = VerifySeverity.Block } : finding;

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
