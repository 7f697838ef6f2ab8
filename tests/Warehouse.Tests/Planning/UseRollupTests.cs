using Analytics.Warehouse.Catalog;
using Analytics.Warehouse.Model;
using Analytics.Warehouse.Planning;
using Analytics.Warehouse.Requests;
using Analytics.Warehouse.Tests.Support;

namespace Analytics.Warehouse.Tests.Planning;

public sealed class UseRollupTests
{
    private static readonly (string, long)[] AllOfPayments =
    [
        ("disbursement_by_project", 10), ("disbursement_by_source", 15), ("disbursement_by_month", 20),
        ("disbursement_by_district", 30), ("disbursement_by_district_source", 40),
    ];

    [Fact]
    public void Each_fact_is_read_from_a_roll_up_of_its_own()
    {
        Assert.Equal("""
            Sort by keys
              Combine by province
                Rows of Scan disbursement from disbursement_by_project by province where year in [2023]: disbursement_rows, disbursement_qualifiers, disbursement_amount_sum, disbursement_amount_known
                Rows of Scan training_course from training_course_by_project by province where year in [2023]: training_course_rows, training_course_qualifiers, training_course_female_beside_participants, training_course_participants_beside_female, training_course_female_and_participants_known
            """, Compiled.RolledUp(Ask.For("province", "disbursed femaleShare", Ask.Years(2023)),
            ("disbursement_by_project", 10), ("training_course_by_project", 10)));
    }

    [Fact]
    public void Only_facts_that_a_snapshot_holds_rolled_up_are_read_so()
    {
        Assert.Equal("""
            Sort by keys
              Combine by province
                Rows of Scan disbursement from disbursement_by_project by province where all: disbursement_rows, disbursement_qualifiers, disbursement_amount_sum, disbursement_amount_known
                Scan household_support by province where all: household_support_rows, household_support_qualifiers, household_support_amount_sum, household_support_amount_known
            """, Compiled.RolledUp(Ask.For("province", "disbursed supportAmount"), ("disbursement_by_project", 10)));
    }

    [Theory]
    [InlineData("province year project", "disbursed", "disbursement_by_project")]
    [InlineData("month", "disbursed", "disbursement_by_month")]
    [InlineData("quarter region", "payments", "disbursement_by_month")]
    [InlineData("month originYear", "disbursed", null)] // no roll-up keeps month and origin year
    [InlineData("district", "disbursed", "disbursement_by_district")]
    [InlineData("fundingSource capitalType", "disbursed", "disbursement_by_source")]
    [InlineData("fundingSource project", "disbursed", "disbursement_by_district_source")]
    [InlineData("month fundingSource", "disbursed", null)]
    [InlineData("commune", "disbursed", null)]
    public void The_smallest_roll_up_that_keeps_every_key_answers(string by, string facts, string? expected)
    {
        var plan = Compiled.RolledUp(Ask.For(by, facts, subject: "funding"), AllOfPayments);

        Assert.Equal(expected, RollupOf(plan, "disbursement"));
    }

    [Theory]
    [InlineData("region year", "2025-06-30", "disbursement_by_project")]
    [InlineData("district", "2025-06-30", "disbursement_by_district")]
    public void A_roll_up_that_keeps_the_units_of_the_records_answers_on_a_map(string by, string day, string expected)
    {
        var request = Ask.For(by, "disbursed", subject: "funding") with { Geography = new Geography.AsOf(DateOnly.Parse(day)) };

        Assert.Equal(expected, RollupOf(Compiled.RolledUp(request, AllOfPayments), "disbursement"));
    }

    [Fact]
    public void On_a_map_with_regions_every_province_is_looked_up()
    {
        var request = Ask.For("region", "payments", subject: "funding") with
        {
            Detail = CellDetail.ValueOnly, Geography = new Geography.AsOf(World.Merger.AddDays(-1)),
        };

        Assert.Equal("""
            Sort by keys
              Combine by region
                Scan disbursement by region where all, 8 units looked up by province_key: disbursement_rows
            """, Compiled.Plan(request));
    }

    [Fact]
    public void Provinces_that_merged_are_told_by_a_roll_up_of_provinces()
    {
        Place[] before = [new("01", AreaLevel.Province, "A", null, World.Merger), new("02", AreaLevel.Province, "B", null, World.Merger)];
        var after = new Place("01", AreaLevel.Province, "C", World.Merger);
        World.Tell(new([World.Country, .. before, after], [.. before.Select(one => new Change(one, after, World.Merger))]));
        var request = Ask.For("province", "disbursed", subject: "funding") with { Geography = new Geography.AsOf(World.Merger) };
        var query = RequestResolver.Resolve(request, WarehouseModel.Semantic, Compiled.DimensionsOf());

        var plan = PlanText.Of(Rewrites.Apply(Planner.Rows(query, []).Plan, Compiled.Held(AllOfPayments)));

        Assert.Equal("disbursement_by_project", RollupOf(plan, "disbursement"));
        Assert.Contains("3 units looked up by province_key", plan, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, 1, "disbursement_by_month")]
    [InlineData(2, 1, null)]
    [InlineData(1, 31, null)]
    public void Days_are_answered_from_months_only_where_both_ends_are_ends_of_months(
        int firstDay, int lastDay, string? expected)
    {
        var days = new Filter.Between(new(2023, 3, firstDay), new(2023, 5, lastDay));

        Assert.Equal(expected, PaymentsFrom("province", days));
        Assert.Equal(expected, PaymentsFrom("province", new Filter.Not(days)));
    }

    [Theory]
    [InlineData("42", "disbursement_by_project")]
    [InlineData("027", "disbursement_by_district")]
    [InlineData("18600", null)]
    public void A_place_is_filtered_by_the_level_that_a_roll_up_keeps(string code, string? expected)
    {
        Assert.Equal(expected, PaymentsFrom("year", Ask.Under(code)));
    }

    [Fact]
    public void Records_of_exactly_one_unit_are_read_one_by_one()
    {
        Assert.Null(PaymentsFrom("year", new Filter.Area { In = ["42"] }));
    }

    [Fact]
    public void The_records_outside_the_page_are_summed_up_where_the_groups_of_the_page_are_kept()
    {
        Assert.Equal("disbursement_by_project", RestFrom("province"));
        Assert.Equal("disbursement_by_month", RestFrom("month"));
        Assert.Null(RestFrom("commune"));
    }

    [Fact]
    public void A_table_that_lacks_a_declared_column_does_not_stand_in_for_its_fact()
    {
        var held = Compiled.Held(("disbursement_by_project", 10));
        var old = held.SetItem("disbursement_by_project", held["disbursement_by_project"] with
        {
            Columns = held["disbursement_by_project"].Columns.Remove("origin_year"),
        });

        Assert.Equal("disbursement_by_project", UseRollup.OfSpans(FundingFacts.Disbursement, new RecordTest.All([]), held)?.Name);
        Assert.Null(UseRollup.OfSpans(FundingFacts.Disbursement, new RecordTest.All([]), old));
    }

    private static string? PaymentsFrom(string by, Filter filter) =>
        RollupOf(Compiled.RolledUp(Ask.For(by, "disbursed", filter), AllOfPayments), "disbursement");

    private static string? RestFrom(string by)
    {
        var rest = Planner.Rest(Compiled.Resolve(Ask.For(by, "disbursed")), [new([7])]).Plan;
        return RollupOf(PlanText.Of(Rewrites.Apply(rest, Compiled.Held(AllOfPayments))), "disbursement");
    }

    private static string? RollupOf(string plan, string fact)
    {
        var line = plan.Split('\n').Single(line => line.Contains($"Scan {fact} ", StringComparison.Ordinal));
        var words = line.Trim().Split(' ');
        return words[2] == "from" ? words[3] : null;
    }
}
