using Analytics.Warehouse.Planning;
using Analytics.Warehouse.Requests;
using Analytics.Warehouse.Tests.Support;

namespace Analytics.Warehouse.Tests.Planning;

/// <summary>What a plan reads is counted table by table.</summary>
public sealed class PlannedRowsTests
{
    private static readonly (string, long)[] Tables =
        [("disbursement", 1_000), ("disbursement_by_project", 10), ("disbursement_by_month", 20), ("training_course", 500)];

    [Theory]
    [InlineData("province", "disbursed", 10)]
    [InlineData("month", "disbursed", 20)]
    [InlineData("commune", "disbursed", 1_000)]
    [InlineData("province", "disbursed disbursementRate", 10)] // one scan for both
    [InlineData("province", "disbursed courses", 510)]
    [InlineData("province", "supportAmount", 0)] // a table that the snapshot does not tell of
    public void Each_scan_counts_with_the_table_that_it_reads(string by, string facts, long expected)
    {
        var held = Compiled.Held(Tables);

        var plan = Rewrites.Apply(Planner.Rows(Compiled.Resolve(Ask.For(by, facts)), []).Plan, held);

        Assert.Equal(expected, PlannedRows.Of(plan, held));
        Assert.Equal(expected, PlannedRows.Of(new Plan.Count(new Plan.Page(plan, 10, 0)), held));
    }

    [Fact]
    public void A_comparison_reads_once_more()
    {
        var held = Compiled.Held(Tables);
        var request = Ask.For("year", "disbursed") with
        {
            Facts = [new("disbursed", [new Calculation.Compare(new Shift.Previous(1))])],
        };

        var plan = Rewrites.Apply(Planner.Rows(Compiled.Resolve(request), []).Plan, held);

        Assert.Equal(20, PlannedRows.Of(plan, held));
    }
}
