using Analytics.Loader.Tests.Support;
using Analytics.Loader.Verify;

namespace Analytics.Loader.Tests.Verify;

public sealed class VerifyRuleTests
{
    // Rules that only a faulty load can break; TamperedWarehouseTests breaks them.
    private static readonly string[] OfTheLoad = ["VERIFY_ROW_COUNT", "VERIFY_CONTROL_TOTAL", "VERIFY_KEY",
        "VERIFY_GRAIN", "VERIFY_ROLLUP"];

    public static TheoryData<string> Cases => [.. RuleCases.All.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Each_rule_alone_reports_what_it_is_there_for(string name)
    {
        using var source = await SmallSource.CreateAsync(RuleCases.All[name]);

        var outcome = await source.LoadAsync();

        var finding = Assert.Single(outcome.Report.Findings);
        Assert.Equal(name.Split(' ')[0], finding.Code);
        Assert.True(finding.Count > 0);
        Assert.Equal(finding.Severity == VerifySeverity.Block, outcome.Published is null);
    }

    [Fact]
    public async Task Reviews_of_a_unit_and_of_places_inside_it_that_count_more_are_no_total_and_its_parts()
    {
        using var source = await SmallSource.CreateAsync(context => context.AddRange(
            SmallFacts.Review(SmallWorld.HaTinh, 2022, 20_000, 400), SmallFacts.Review(SmallWorld.HuongKhe, 2022, 30_000, 600)));

        Assert.Empty((await source.LoadAsync()).Report.Findings);
    }

    [Fact]
    public void Every_rule_has_a_case()
    {
        var rules = Verification.Rules(new VerifyOptions(), default).Select(rule => rule.Code);

        var cases = RuleCases.All.Keys.Select(name => name.Split(' ')[0]).ToHashSet();

        Assert.DoesNotContain(rules, rule => !cases.Contains(rule));
        Assert.Empty(cases.Intersect(OfTheLoad));
    }

    [Fact]
    public async Task A_finding_says_what_how_many_where_and_what_to_do()
    {
        using var source = await SmallSource.CreateAsync(context =>
        {
            for (var i = 0; i < 7; i++)
            {
                context.Add(SmallFacts.Payment(SmallWorld.HaTinh, 2023, null, -5));
            }
        });

        var finding = Assert.Single((await source.LoadAsync()).Report.Findings);

        Assert.Equal((7, VerifySeverity.Block), (finding.Count, finding.Severity));
        Assert.Equal("Correct the records in the operational database, then run load again.", finding.Remedy);
        Assert.Equal(
            "A value is below zero where none can be. Cases: 7. For example: disbursement 4; disbursement 5; disbursement 6;"
            + " disbursement 7; disbursement 8.",
            finding.ToNote().MessageEn);
        Assert.Equal(
            "Giá trị âm ở nơi chỉ có thể từ 0 trở lên. Số trường hợp: 7. Ví dụ: disbursement 4; disbursement 5; disbursement 6;"
            + " disbursement 7; disbursement 8.",
            finding.ToNote().MessageVi);
    }

    [Fact]
    public async Task Every_unresolved_reference_is_reported_not_only_the_first()
    {
        using var source = await SmallSource.CreateAsync(context =>
        {
            context.Disbursements.First().FundingSource = "LOTTERY";
            context.TrainingCourses.First().Topic = "COOKING";
            context.HouseholdReviews.First().PovertyStandard = "1999";
            context.Findings.First().Category = "SECRET";
        });

        var report = (await source.LoadAsync()).Report;
        var finding = report.Findings.Single(one => one.Code == "VERIFY_REJECTED");

        Assert.Equal(
            [
                "disbursement 1: fundingSource 'LOTTERY' is not defined",
                "finding 1: category 'SECRET' is not defined",
                "household_review 1: povertyStandard '1999' is not defined",
                "training_course 1: topic 'COOKING' is not defined",
            ],
            finding.Examples.AsEnumerable());
    }

    [Fact]
    public async Task Warnings_are_published_with_the_data()
    {
        using var source = await SmallSource.CreateAsync(RuleCases.All["VERIFY_PAYMENT_DAY late"]);

        var outcome = await source.LoadAsync();

        var note = Assert.Single(outcome.Published?.Manifest.Quality ?? []);
        Assert.Equal(("VERIFY_PAYMENT_DAY", "WARN", 1L), (note.Code, note.Severity, note.Count));
        Assert.Equal(
            [$"VERIFY_PAYMENT_DAY|WARN|{note.MessageVi}|{note.MessageEn}|1"],
            SmallSource.Read(outcome.Published?.Path ?? "", "*COLUMNS(*)) FROM quality"));
    }
}
