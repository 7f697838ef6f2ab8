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
    [InlineData("UPDATE area SET code = '446' WHERE code = '439'", "VERIFY_GRAIN: area 446 -")]
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
            report.Blocking.SelectMany(finding => finding.Examples.Select(example => $"{finding.Code}: {example}"))
                .Order(StringComparer.Ordinal));
    }

    private static async Task<VerifyReport> VerifyAfterAsync(SmallSource source, string fault)
    {
        var stop = TestContext.Current.CancellationToken;
        await using var read = await SourceRead.OpenAsync(source.Options.Source, stop);
        var shape = new ShapeContext(await read.DimensionsAsync(stop));
        using var staged = StagedWarehouse.Create(source.DataFolder, new StageOptions());
        var totals = await new Staging(read, shape, staged, new StageOptions(), new NoProgress()).RunAsync(stop);

        staged.Run(fault);

        return Verification.Check(staged, shape, totals, new DateTimeOffset(2025, 12, 31, 17, 0, 0, TimeSpan.Zero));
    }
}
