using Analytics.Warehouse.Planning;
using Analytics.Warehouse.Requests;
using Analytics.Warehouse.Tests.Support;

namespace Analytics.Warehouse.Tests.Planning;

public sealed class AddOnceTests
{
    private const long Few = AddOnce.FewRows;

    [Theory]
    [InlineData(Few, 2)]
    [InlineData(Few + 1, 1)] // the other roll-up stays small
    public void Rows_of_a_roll_up_meet_unaggregated_where_they_are_few(long rows, int expected) =>
        Assert.Equal(expected, RowsIn(Compiled.RolledUp(
            Ask.For("province", "disbursed trainees"), ("disbursement_by_project", rows), ("training_course_by_project", 10))));

    [Fact]
    public void Tests_of_a_filter_leave_fewer_rows()
    {
        var held = new[] { ("disbursement_by_district", 100 * Few), ("training_course_by_district", 100 * Few) };
        var year = Ask.Years(2023);

        Assert.Equal(0, RowsIn(Compiled.RolledUp(Ask.For("project", "disbursed trainees", year), held)));
        Assert.Equal(2, RowsIn(Compiled.RolledUp(Ask.For("project", "disbursed trainees", new Filter.And([year, Ask.Under("027")])), held)));
        Assert.Equal(0, RowsIn(Compiled.RolledUp(
            Ask.For("project", "disbursed trainees", new Filter.And([year, new Filter.Not(Ask.Under("027"))])), held)));
    }

    [Fact]
    public void A_roll_up_that_meets_no_other_scan_is_aggregated() =>
        Assert.Equal(0, RowsIn(Compiled.RolledUp(Ask.For("province", "disbursed"), ("disbursement_by_project", 10))));

    private static int RowsIn(string plan) => plan.Split("Rows of ").Length - 1;
}
