using System.Text.RegularExpressions;
using Analytics.Loader.Tests.Support;
using Analytics.Support;

namespace Analytics.Loader.Tests.Verify;

/// <summary>An incremental load finds what a full load finds, to the count and the examples, although it looks at
/// changed rows only.</summary>
public sealed class IncrementalFindingsTests
{
    public static TheoryData<string> Cases => [.. RuleCases.All.Keys.Where(name => name != "VERIFY_NO_FACTS")];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_rule_that_a_change_breaks_is_reported_as_by_a_full_load(string name)
    {
        using var source = await SmallSource.CreateAsync();
        using var anew = new TemporaryFolder();
        await source.LoadAsync();
        await using (var context = source.Open())
        {
            RuleCases.All[name](context);
            await context.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        var now = await source.LoadAsync();
        var full = await source.LoadAsync(source.Options with { DataFolder = anew.Path, Kind = LoadKind.Full });

        Assert.Contains(name.Split(' ')[0], now.Report.Findings.Select(finding => finding.Code));
        Assert.Equal(Told(full), Told(now));
    }

    [Theory]
    [InlineData("UPDATE Disbursement SET Amount = NULL WHERE Id = 20")] // one more
    [InlineData("UPDATE Disbursement SET Amount = 1 WHERE Id = 11")] // one less, an example
    [InlineData("UPDATE Disbursement SET Amount = 1 WHERE Id = 30")] // one less, no example
    [InlineData("UPDATE Disbursement SET IsDeleted = 1 WHERE Id < 40")] // all but the last few
    [InlineData("UPDATE Disbursement SET Amount = 1 WHERE Amount IS NULL")] // none is left
    [InlineData("UPDATE Disbursement SET PaidOn = '2023-05-02' WHERE Id IN (12, 14)")] // fewer doubles of the day
    [InlineData("UPDATE Disbursement SET PaidOn = '2023-05-03' WHERE Id IN (15, 17)")] // more of another
    [InlineData("UPDATE Disbursement SET IsDeleted = 1 WHERE Id = 10")] // the first of its likes
    [InlineData("UPDATE TrainingCourse SET Note = 'x'")] // another fact
    [InlineData("UPDATE HouseholdReview SET Poor = Poor + 1 WHERE Year = 2024")]
    [InlineData("UPDATE HouseholdReview SET Poor = Poor + 1 WHERE Year = 2022")]
    public async Task What_was_found_before_is_counted_on_from(string change)
    {
        using var source = await SmallSource.CreateAsync();
        using var anew = new TemporaryFolder();
        Fill(source);
        var options = source.Options with { Verify = new() { Examples = 3, MaxRejectedShare = 1 } };
        var first = await source.LoadAsync(options);

        source.Execute(change);
        var now = await source.LoadAsync(options);
        var full = await source.LoadAsync(options with { DataFolder = anew.Path, Kind = LoadKind.Full });

        Assert.Equal(
            ["VERIFY_DUPLICATE", "VERIFY_STOCK_FLOW", "VERIFY_UNKNOWN_AMOUNT"],
            first.Report.Findings.Select(finding => finding.Code).Order(StringComparer.Ordinal));
        Assert.Equal(LoadKind.Incremental, now.Kind);
        Assert.Equal(Told(full), Told(now));
        Assert.Equal(full.Published?.Manifest.ContentHash, now.Published?.Manifest.ContentHash);
    }

    [Fact]
    public async Task Without_examples_loads_still_count_on()
    {
        using var source = await SmallSource.CreateAsync();
        using var anew = new TemporaryFolder();
        Fill(source, payments: 90);
        var options = source.Options with { Verify = new() { Examples = 0 } };
        await source.LoadAsync(options);
        source.Execute("UPDATE Disbursement SET Amount = 1 WHERE Id BETWEEN 10 AND 60 AND Amount IS NULL");
        await source.LoadAsync(options);

        source.Execute("UPDATE Disbursement SET Amount = 1 WHERE Id BETWEEN 61 AND 70 AND Amount IS NULL");
        var now = await source.LoadAsync(options);
        var full = await source.LoadAsync(options with { DataFolder = anew.Path, Kind = LoadKind.Full });

        Assert.Equal(LoadKind.Incremental, now.Kind);
        Assert.Equal(Told(full), Told(now));
    }

    [Fact]
    public async Task More_are_mended_than_ids_were_kept()
    {
        using var source = await SmallSource.CreateAsync();
        using var anew = new TemporaryFolder();
        Fill(source, payments: 90);
        var options = source.Options with { Verify = new() { Examples = 3 } };
        await source.LoadAsync(options);

        source.Execute("UPDATE Disbursement SET Amount = 1 WHERE Id BETWEEN 10 AND 95 AND Amount IS NULL");
        var now = await source.LoadAsync(options);
        source.Execute("UPDATE Disbursement SET Amount = 1 WHERE Id BETWEEN 96 AND 180 AND Amount IS NULL");
        var next = await source.LoadAsync(options);
        var full = await source.LoadAsync(options with { DataFolder = anew.Path, Kind = LoadKind.Full });

        Assert.Equal((LoadKind.Incremental, LoadKind.Incremental), (now.Kind, next.Kind));
        Assert.Equal(Told(full), Told(next));
    }

    [Fact]
    public async Task Rows_that_did_not_change_are_not_looked_at_again()
    {
        using var source = await SmallSource.CreateAsync();
        Fill(source);
        var path = Path.ChangeExtension((await source.LoadAsync()).Published?.Path, ".json") ?? "";
        var manifest = File.ReadAllText(path);
        File.WriteAllText(path, AmountsUnknown.Replace(manifest, "${1}1000,"));

        source.Execute("UPDATE Disbursement SET Amount = NULL WHERE Id IN (20, 22); "
            + "UPDATE Disbursement SET Amount = 1 WHERE Id = 11");
        var report = (await source.LoadAsync()).Report;

        Assert.Equal(1001, report.Findings.Single(finding => finding.Code == "VERIFY_UNKNOWN_AMOUNT").Count);
    }

    [Theory]
    [InlineData("UPDATE Disbursement SET Amount = 6 WHERE PaidOn IS NOT NULL", false)]
    [InlineData("UPDATE HouseholdReview SET Note = 'x' WHERE Year = 2023", true)]
    public async Task Reviews_beside_those_inside_are_looked_at_again_where_a_review_changed(string change, bool isLookedAt)
    {
        using var source = await SmallSource.CreateAsync();
        await using (var context = source.Open())
        {
            RuleCases.All["VERIFY_TOTAL_BESIDE_PARTS province"](context);
            await context.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        var path = Path.ChangeExtension((await source.LoadAsync()).Published?.Path, ".json") ?? "";
        File.WriteAllText(path, File.ReadAllText(path).Replace("VERIFY_TOTAL_BESIDE_PARTS", "VERIFY_NONE", StringComparison.Ordinal));

        source.Execute(change);
        var now = await source.LoadAsync();

        Assert.Equal(LoadKind.Incremental, now.Kind);
        Assert.Equal(isLookedAt, now.Report.Findings.Any(finding => finding.Code == "VERIFY_TOTAL_BESIDE_PARTS"));
    }

    private static readonly Regex AmountsUnknown = new(
        """("rule": "VERIFY_UNKNOWN_AMOUNT",\s+"test": 1,\s+"digest": "\w+",\s+"count": )\d+,""");

    // Payments of which every second tells no amount and some are alike, and reviews whose flows do not add up.
    private static void Fill(SmallSource source, int payments = 30) => source.Execute(
        $"""
        INSERT INTO Disbursement (Id, AreaId, BudgetYear, OriginYear, PaidOn, FundingSource, CapitalType, Amount,
            RowVersion, IsDeleted, Qualifier, PeriodCode, ProjectCode, SubProjectCode)
        WITH RECURSIVE n(i) AS (SELECT 10 UNION ALL SELECT i + 1 FROM n WHERE i < 10 + 2 * {payments})
        SELECT i, {SmallWorld.Village}, 2023, 2023, '2023-05-0' || (1 + i % 3), 'PROVINCE', 'DEVELOPMENT',
            CASE i % 2 WHEN 0 THEN 5 END, 0, 0, 'EXACT', '2021-2025', 'NOT_SPLIT', 'NOT_SPLIT' FROM n;
        INSERT INTO HouseholdReview (AreaId, Year, ReviewedOn, PovertyStandard, EthnicGroup, Households, Poor, NearPoor,
            Exits, NewlyPoor, Relapsed, RowVersion, IsDeleted, Qualifier)
        SELECT {SmallWorld.Country}, y.value, y.value || '-12-31', '2022-2025', 'NOT_SPLIT', 900, 100, 0, 5, 0, 0, 0, 0,
            'EXACT'
        FROM json_each('[2022, 2023, 2024, 2025]') y;
        """);

    private static string Told(LoadOutcome outcome) =>
        string.Join('\n', outcome.Report.Findings.Select(finding => $"{finding.Severity} {finding.ToNote()}"));
}
