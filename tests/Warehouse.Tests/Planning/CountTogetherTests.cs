using Analytics.Warehouse.Catalog;
using Analytics.Warehouse.Model;
using Analytics.Warehouse.Planning;
using Analytics.Warehouse.Requests;
using Analytics.Warehouse.Sql;
using Analytics.Warehouse.Tests.Support;

namespace Analytics.Warehouse.Tests.Planning;

public sealed class CountTogetherTests
{
    private const string Rollup = "disbursement_by_project";

    [Fact]
    public void On_a_map_all_records_and_those_of_other_units_are_one_number_until_facts_have_met()
    {
        var plan = Compiled.RolledUp(OnMap("province", "disbursed trainees"),
            (Rollup, 1_000_000), ("training_course_by_project", 1_000_000), ("disbursement", 1_000_000), ("training_course", 1_000_000));

        Assert.Equal("""
            Sort by keys
              Tell apart disbursement_moved_province, training_course_moved_province
                Combine by province
            """, string.Join('\n', plan.Split('\n')[..3]));
        Assert.DoesNotContain("moved", plan.Split("Combine")[1], StringComparison.Ordinal);
    }

    [Fact]
    public void The_number_is_written_once_and_told_apart_at_the_end()
    {
        var sql = DuckDbRenderer.Render(CountTogether.Apply(Scan, Compiled.Held(("disbursement", 1)))).Text;

        Assert.StartsWith("""
            WITH cells_together AS (
              SELECT
                province_key AS k_province,
                coalesce(sum(record_count * coalesce(([4294967297, 1, 4294967297]::BIGINT[])[greatest(province_key - 4, 0)], 1)), 0)::BIGINT AS paid_rows
              FROM disbursement_by_project
              GROUP BY 1
            ),
            cells AS (
              SELECT
                k_province,
                paid_rows & 4294967295 AS paid_rows,
                paid_rows >> 32 AS paid_moved
              FROM cells_together
            )
            """, sql, StringComparison.Ordinal);
    }

    [Fact]
    public void A_fact_of_more_records_than_half_a_number_holds_or_of_nobody_knows_how_many_is_counted_twice()
    {
        Assert.IsType<Plan.Scan>(CountTogether.Apply(Scan, Compiled.Held(("disbursement", 1L << 31))));
        Assert.IsType<Plan.Scan>(CountTogether.Apply(Scan, Compiled.Held()));
        Assert.IsType<Plan.Apart>(CountTogether.Apply(Scan, Compiled.Held(("disbursement", (1L << 31) - 1))));
    }

    private static Plan.Scan Scan
    {
        get
        {
            var units = new RecordTest.Any([new RecordTest.InsideAreas(AreaLevel.Province, [5, 7])]);
            return new(
                FundingFacts.Disbursement, "paid", new Clock.Own(), new RecordTest.All([]), [WarehouseModel.Semantic.FindDimension("province")!],
                [
                    new("paid_rows", new PartValue.Rows(), []),
                    new("paid_moved", new PartValue.Rows(), [new PartCondition.Passing(units)]),
                ])
            {
                Rollup = FundingFacts.Disbursement.Rollups.Single(one => one.Name == Rollup),
            };
        }
    }

    private static AggregationRequest OnMap(string by, string facts) =>
        Ask.For(by, facts) with { Geography = new Geography.AsOf(World.Merger) };
}
