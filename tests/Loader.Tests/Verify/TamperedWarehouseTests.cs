using Analytics.Loader.Extract;
using Analytics.Loader.Progress;
using Analytics.Loader.Shape;
using Analytics.Loader.Stage;
using Analytics.Loader.Tests.Support;
using Analytics.Loader.Verify;

namespace Analytics.Loader.Tests.Verify;

/// <summary>Plays faults of the load itself: the staged file is changed before Verify looks at it.</summary>
public sealed class TamperedWarehouseTests
{
    [Theory]
    [InlineData("UPDATE disbursement SET amount = amount + 1 WHERE record_id = 1",
        "VERIFY_CONTROL_TOTAL: disbursement.amount, province 42 2023: 60007000000 and 60007000001")]
    [InlineData("UPDATE household_review SET poor = poor + 1, near_poor = near_poor - 1 WHERE record_id = 2; UPDATE control_figure SET value = 14001",
        "VERIFY_CONTROL_TOTAL: household_review.near_poor, province 37 2023: 6000 and 5999",
        "VERIFY_CONTROL_TOTAL: household_review.poor, province 37 2023: 6000 and 6001")]
    [InlineData("DELETE FROM finding", "VERIFY_ROW_COUNT: finding rows, province 42 2023: 1 and 0")]
    [InlineData("INSERT INTO finding SELECT * REPLACE (2 AS record_id) FROM finding",
        "VERIFY_ROW_COUNT: finding rows, province 42 2023: 1 and 2")]
    [InlineData("UPDATE inspected_unit SET province_key = 4 WHERE record_id = 1",
        "VERIFY_ROW_COUNT: inspected_unit rows, province 37 2023: 0 and 1",
        "VERIFY_ROW_COUNT: inspected_unit rows, province 42 2023: 2 and 1")]
    [InlineData("UPDATE disbursement SET record_id = 1 WHERE record_id = 2", "VERIFY_GRAIN: disbursement 1")]
    [InlineData("UPDATE area SET code = '446' WHERE code = '439'", "VERIFY_GRAIN: area 446 -",
        "VERIFY_LINEAGE_OVERLAP: district 446")]
    [InlineData("UPDATE disbursement SET capital_type_key = 77 WHERE record_id = 2",
        "VERIFY_KEY: disbursement.capital_type_key")]
    [InlineData("UPDATE inspected_unit SET unit_key = 99", "VERIFY_KEY: inspected_unit.unit_key")]
    [InlineData("DELETE FROM span", "VERIFY_KEY: budget_allocation.span_key")]
    public async Task A_fault_of_the_load_is_found_and_blocks(string fault, params string[] expected)
    {
        using var source = await SmallSource.CreateAsync();

        var report = await VerifyAfterAsync(source, fault);

        Assert.Equal(
            expected.Order(StringComparer.Ordinal),
            report.Blocking.Where(finding => finding.Code != "VERIFY_ROLLUP") // made of the facts before the fault
                .SelectMany(finding => finding.Examples.Select(example => $"{finding.Code}: {example}"))
                .Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("UPDATE disbursement_by_project SET amount_sum = amount_sum + 1 WHERE year = 2021")]
    [InlineData("UPDATE disbursement_by_month SET amount_known = 0 WHERE year = 2021")]
    [InlineData("UPDATE disbursement_by_district SET record_count = 2 WHERE year = 2021")]
    [InlineData("UPDATE disbursement_by_month SET qualifier = 0 WHERE year = 2021")]
    [InlineData("UPDATE training_course_by_month SET cost_beside_participants = NULL")]
    [InlineData("UPDATE training_course_by_project SET female_and_participants_known = 0")]
    [InlineData("DELETE FROM budget_allocation_by_project WHERE entry = 2")]
    [InlineData("INSERT INTO budget_allocation_by_district "
        + "SELECT * REPLACE (NULL AS district_key) FROM budget_allocation_by_district WHERE entry = 2")]
    [InlineData("DELETE FROM training_course_by_month")]
    public async Task A_roll_up_that_differs_from_its_records_blocks(string fault)
    {
        using var source = await SmallSource.CreateAsync();

        var report = await VerifyAfterAsync(source, fault);

        Assert.Contains("VERIFY_ROLLUP", report.Blocking.Select(finding => finding.Code));
        Assert.DoesNotContain("VERIFY_CONTROL_TOTAL", report.Blocking.Select(finding => finding.Code));
    }

    [Theory]
    [InlineData("UPDATE disbursement_by_project SET programme_key = NULL", "disbursement_by_project.programme_key")]
    [InlineData("UPDATE disbursement_by_month SET period_from = DATE '2023-05-01' WHERE year = 2021",
        "disbursement_by_month.period_from")]
    [InlineData("UPDATE disbursement_by_month SET month = month + 1 WHERE month IS NOT NULL",
        "disbursement_by_month.month")]
    public async Task A_wrong_key_of_a_roll_up_is_named(string fault, string expected)
    {
        using var source = await SmallSource.CreateAsync();

        var finding = Assert.Single((await VerifyAfterAsync(source, fault)).Blocking);

        Assert.Equal(("VERIFY_ROLLUP", expected), (finding.Code, Assert.Single(finding.Examples)));
    }

    private static async Task<VerifyReport> VerifyAfterAsync(SmallSource source, string fault)
    {
        var stop = TestContext.Current.CancellationToken;
        await using var read = await SourceRead.OpenAsync(source.Options.Source, stop);
        var shape = new ShapeContext(await read.DimensionsAsync(stop));
        using var staged = StagedWarehouse.Create(source.DataFolder, new StageOptions());
        await using var ahead = new TotalsAhead(read, stop);
        await new Staging(read, shape, staged, new StageOptions(), new NoProgress()).RunAsync(ahead, stop);

        staged.Run(fault);

        return await Verification.CheckAsync(
            new CheckQueries(staged), shape, ahead.Result, new DateTimeOffset(2025, 12, 31, 17, 0, 0, TimeSpan.Zero),
            new VerifyOptions());
    }
}
