using Analytics.Warehouse.Planning;
using Analytics.Warehouse.Requests;
using Analytics.Warehouse.Tests.Support;

namespace Analytics.Warehouse.Tests.Planning;

public sealed class AddWhereReadTests
{
    private const long Few = AddWhereRead.FewRows;

    [Theory]
    [InlineData(Few / 2, Few / 2, true)]
    [InlineData(Few / 2, (Few / 2) + 1, false)]
    public void Rows_are_added_up_where_they_are_read_when_they_are_few_together(long paid, long courses, bool listed) =>
        Assert.Equal(listed, IsListed(
            Ask.For("province", "disbursed trainees"), ("disbursement_by_project", paid), ("training_course_by_project", courses)));

    [Theory]
    [InlineData(2023, true)]
    [InlineData(2022, false)] // two years
    public void Fewer_rows_are_expected_of_fewer_years(int first, bool listed)
    {
        var years = Ask.Years([.. Enumerable.Range(first, 2024 - first)]);

        Assert.Equal(listed, IsListed(Ask.For("province", "disbursed", years), ("disbursement_by_project", 10 * Few)));
    }

    [Fact]
    public void Rows_of_a_district_are_fewer_than_those_of_a_province_and_what_is_left_out_counts()
    {
        var held = ("disbursement_by_district", 100 * Few);

        Assert.True(IsListed(Ask.For("project", "disbursed", Ask.Under("027")), held));
        Assert.False(IsListed(Ask.For("project", "disbursed", Ask.Under("11")), held));
        Assert.False(IsListed(Ask.For("project", "disbursed", new Filter.Not(Ask.Under("027"))), held));
    }

    [Fact]
    public void Groups_that_are_tested_compared_or_filled_up_are_made_by_the_database()
    {
        var held = ("disbursement_by_project", 10L);
        var plain = Ask.For("province", "disbursed");
        var compared = plain with { Facts = [new("disbursed", [new Calculation.Compare(new Shift.YearsBack(1))])] };

        Assert.True(IsListed(plain, held));
        Assert.False(IsListed(plain with { Having = new Having.Test("disbursed", new() { Gt = 1 }) }, held));
        Assert.False(IsListed(plain with { Fill = Fill.AllMembers }, held));
        Assert.False(IsListed(compared with { By = ["year"] }, held));
    }

    [Fact]
    public void Records_are_added_up_by_the_database() => Assert.False(IsListed(Ask.For("province", "disbursed")));

    private static bool IsListed(AggregationRequest request, params (string Rollup, long Rows)[] held) =>
        Compiled.AllRolledUp(request, held).StartsWith("Add up where read\n", StringComparison.Ordinal);
}
