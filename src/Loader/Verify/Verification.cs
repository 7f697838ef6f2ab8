using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Analytics.Loader.Shape;
using Analytics.Loader.Stage;
using Analytics.Warehouse.Catalog;
using Analytics.Warehouse.Schema;

namespace Analytics.Loader.Verify;

/// <summary>Every check of a staged warehouse, in the order in which they run.</summary>
public static class Verification
{
    // Business days are those of Asia/Ho_Chi_Minh, which keeps UTC+7 all year.
    private static readonly TimeSpan BusinessOffset = TimeSpan.FromHours(7);

    /// <summary>Checks a staged warehouse against its source. All checks run, whatever the first ones find.</summary>
    /// <param name="queries">What is to be published, with what was asked ahead.</param>
    /// <param name="shape">What was used to shape it.</param>
    /// <param name="totals">The source's own sums; the source may still be at it.</param>
    /// <param name="cutoff">The "now" of the data.</param>
    /// <param name="options">What is borne.</param>
    /// <param name="scope">What has to be looked at; null: everything.</param>
    public static async Task<VerifyReport> CheckAsync(
        CheckQueries queries, ShapeContext shape, Task<StagedTotals> totals, DateTimeOffset cutoff,
        VerifyOptions options, VerifyScope? scope = null)
    {
        scope ??= VerifyScope.Everything;
        var staged = queries.Staged;
        var rules = new RuleCheck(queries, options.Examples, scope);
        ImmutableArray<VerifyFinding?> ofFile =
        [
            NoFacts(staged),
            GrainCheck.Check(queries, options.Examples, scope),
            RollupCheck.Check(queries, options.Examples, scope),
            ReferenceCheck.Codes(shape.Unresolved, options.Examples),
            ReferenceCheck.Keys(queries, options.Examples, scope),
            .. Rules(options, cutoff).Select(rules.Check),
            PublishedTotals.Check(staged, options.Examples),
        ];
        var ofSource = await totals;
        var equality = new TotalsCheck(staged, shape.Source, options.Examples);
        ImmutableArray<VerifyFinding?> ofBoth =
            [.. equality.Check(ofSource, scope), RejectedCheck.Check(staged, ofSource, options)];
        return new VerifyReport(
            [
                .. ofBoth.Concat(ofFile).OfType<VerifyFinding>().Select(finding => Weigh(finding, options))
                    .OrderBy(finding => finding.Severity),
            ],
            [.. equality.Totals, .. RejectedCheck.Totals(ofSource)])
        {
            Broken = rules.Broken,
        };
    }

    /// <summary>Asks ahead what checks need to know of a fact, once it is in its place.</summary>
    public static void Ahead(CheckQueries queries, Fact fact, DateTimeOffset cutoff, VerifyOptions options)
    {
        GrainCheck.Ahead(queries, fact);
        RollupCheck.Ahead(queries, fact);
        ReferenceCheck.Ahead(queries, fact);
        var rules = new RuleCheck(queries, options.Examples, VerifyScope.Everything);
        foreach (var rule in Rules(options, cutoff))
        {
            rules.Ahead(rule, fact.Name);
        }
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
        var any = string.Join(
            " OR ", WarehouseSchema.Star.Facts.Select(fact => $"EXISTS (SELECT 1 FROM {fact.Name})"));
        return staged.Query($"SELECT {any}", row => row.GetBoolean(0))[0]
            ? null
            : new VerifyFinding(
                "VERIFY_NO_FACTS", VerifySeverity.Block,
                new("Nguồn không có bản ghi nào.", "The source has no records of money, activity or households."),
                "Fill the source (source create --sample makes one with the published figures), then run load again.",
                1,
                []);
    }
}
