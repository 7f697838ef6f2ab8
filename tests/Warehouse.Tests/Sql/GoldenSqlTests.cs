using Analytics.Warehouse.Catalog;
using Analytics.Warehouse.Model;
using Analytics.Warehouse.Planning;
using Analytics.Warehouse.Requests;
using Analytics.Warehouse.Schema;
using Analytics.Warehouse.Sql;
using Analytics.Warehouse.Tests.Support;

namespace Analytics.Warehouse.Tests.Sql;

/// <summary>The text shows the shape; the oracle proves the meaning.</summary>
public sealed class GoldenSqlTests
{
    private const long Many = 1_000_000; // rows of a roll-up

    [Fact]
    public void One_fact_is_aggregated_once_and_labelled_after_aggregation()
    {
        Assert.Equal("""
            WITH cells AS (
              SELECT
                year AS k_year,
                count(*) AS training_course_rows,
                (bit_or(qualifier))::BIGINT AS training_course_qualifiers,
                (sum(participants))::BIGINT AS training_course_participants_sum,
                count(participants) AS training_course_participants_known
              FROM training_course
              WHERE (year IN (2022, 2023) OR span_key = 4)
              GROUP BY 1
            )
            SELECT
              k_year::INTEGER,
              training_course_rows,
              training_course_qualifiers,
              training_course_participants_sum,
              training_course_participants_known,
              count(*) OVER ()
            FROM cells
            WHERE ((training_course_participants_sum) > 10)
            ORDER BY training_course_participants_sum DESC NULLS LAST, k_year NULLS LAST
            LIMIT 20
            """, Compiled.Sql(Ask.For("year", "trainees", Ask.Years(2022, 2023)) with
        {
            Having = new Having.Test("trainees", new() { Gt = 10 }),
            OrderBy = [new RowOrder.ByMeasure("trainees")],
            First = 20,
        }));
    }

    [Fact]
    public void Few_rows_of_roll_ups_are_added_up_once()
    {
        var plan = Planner.Rows(Compiled.Resolve(Ask.For("province", "allocated courses", Ask.Years(2023)) with { Detail = CellDetail.ValueOnly }), []).Plan;

        var sql = DuckDbRenderer.Render(Rewrites.Apply(plan, Compiled.Held(("budget_allocation_by_project", 1), ("training_course_by_project", 1)))).Text;

        Assert.StartsWith("""
            WITH budget_allocation_scan AS (
              SELECT
                province_key AS k_province,
                CASE WHEN entry = 0 THEN amount_sum END AS budget_allocation_amount_sum_entry_0
              FROM budget_allocation_by_project
              WHERE year = 2023
            ),
            training_course_scan AS (
              SELECT
                province_key AS k_province,
                course_count_sum AS training_course_course_count_sum
              FROM training_course_by_project
              WHERE year = 2023
            ),
            cells AS (
              SELECT
                k_province,
                (sum(budget_allocation_amount_sum_entry_0))::BIGINT AS budget_allocation_amount_sum_entry_0,
                (sum(training_course_course_count_sum))::BIGINT AS training_course_course_count_sum
              FROM (SELECT * FROM budget_allocation_scan UNION ALL BY NAME SELECT * FROM training_course_scan)
              GROUP BY 1
            )
            """, sql, StringComparison.Ordinal);
    }

    [Fact]
    public void A_roll_up_is_added_up_instead_of_its_records()
    {
        var plan = Planner.Rows(Compiled.Resolve(Ask.For("province", "allocated femaleShare", Ask.Years(2023))), []).Plan;

        var sql = DuckDbRenderer.Render(Rewrites.Apply(plan, Compiled.Held(("budget_allocation_by_project", Many), ("training_course_by_project", Many)))).Text;

        Assert.StartsWith("""
            WITH budget_allocation_scan AS (
              SELECT
                province_key AS k_province,
                coalesce(sum(record_count), 0)::BIGINT AS budget_allocation_rows,
                coalesce(sum(record_count) FILTER (WHERE entry = 0), 0)::BIGINT AS budget_allocation_rows_entry_0,
                (bit_or(qualifier) FILTER (WHERE entry = 0))::BIGINT AS budget_allocation_qualifiers_entry_0,
                (sum(amount_sum) FILTER (WHERE entry = 0))::BIGINT AS budget_allocation_amount_sum_entry_0,
                coalesce(sum(amount_known) FILTER (WHERE entry = 0), 0)::BIGINT AS budget_allocation_amount_known_entry_0
              FROM budget_allocation_by_project
              WHERE year = 2023
              GROUP BY 1
            ),
            training_course_scan AS (
              SELECT
                province_key AS k_province,
                coalesce(sum(record_count), 0)::BIGINT AS training_course_rows,
                (bit_or(qualifier))::BIGINT AS training_course_qualifiers,
                (sum(female_beside_participants))::BIGINT AS training_course_female_beside_participants,
                (sum(participants_beside_female))::BIGINT AS training_course_participants_beside_female,
                coalesce(sum(female_and_participants_known), 0)::BIGINT AS training_course_female_and_participants_known
              FROM training_course_by_project
              WHERE year = 2023
              GROUP BY 1
            ),
            """, sql, StringComparison.Ordinal);
    }

    [Fact]
    public void On_a_map_records_are_added_up_by_their_own_units_before_those_of_the_map_are_looked_up()
    {
        var scan = Mapped("province", new(["province_key"], ["province_key"], [new(5, [7]), new(7, [7]), new(60, [60])]));

        Assert.StartsWith("""
            WITH cells AS (
              SELECT
                CASE WHEN province_key BETWEEN 5 AND 7 THEN ([7, 7, 7]::INTEGER[])[CASE WHEN province_key = 6 THEN 0 ELSE province_key - 4 END] ELSE province_key END AS k_province,
                coalesce(sum(paid_rows), 0)::BIGINT AS paid_rows
              FROM (SELECT
                province_key,
                count(*) AS paid_rows
              FROM disbursement
              GROUP BY 1)
              GROUP BY 1
            )
            """, DuckDbRenderer.Render(scan).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void On_a_map_of_districts_records_are_added_up_by_one_key_of_their_unit()
    {
        var scan = Mapped(
            "district", new(["district_key", "province_key"], ["district_key"], [new(5, [7]), new(7, [7]), new(60, [null])]));

        Assert.StartsWith("""
            WITH cells AS (
              SELECT
                CASE WHEN unit_key BETWEEN 5 AND 7 THEN ([7, 7, 7]::INTEGER[])[CASE WHEN unit_key = 6 THEN 0 ELSE unit_key - 4 END] WHEN unit_key BETWEEN 60 AND 60 THEN ([NULL]::INTEGER[])[unit_key - 59] END AS k_district,
                coalesce(sum(paid_rows), 0)::BIGINT AS paid_rows
              FROM (SELECT
                coalesce(district_key, province_key) AS unit_key,
                count(*) AS paid_rows
              FROM disbursement
              GROUP BY 1)
              GROUP BY 1
            )
            """, DuckDbRenderer.Render(scan).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1 2 3", "(province_key IN (1, 2, 3))")] // few are compared one by one
    [InlineData("1 2 3 4 9", "((province_key BETWEEN 1 AND 4 OR province_key = 9))")]
    [InlineData("1 3 5 7 9 11 13 15 17 19 21 23 25 27 29 31 33",
        "(list_contains([1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, 25, 27, 29, 31, 33], province_key))")]
    public void A_condition_of_a_number_makes_no_join_of_its_keys(string keys, string expected)
    {
        var units = new RecordTest.Any([new RecordTest.InsideAreas(AreaLevel.Province, [.. keys.Split(' ').Select(int.Parse)])]);

        Assert.Equal($"count(*) FILTER (WHERE {expected})", PartSql.Of(new("moved", new PartValue.Rows(), [new PartCondition.Passing(units)])));
    }

    [Fact]
    public void A_roll_up_is_made_in_the_order_of_its_keys_and_widens_days_to_months()
    {
        var rollup = Rollup.Of(FundingFacts.Disbursement, "example", new(["amount"], [new("amount", "origin_year")]), "year", "period_from", "period_until");

        Assert.Equal("""
            INSERT INTO disbursement_by_example
            SELECT year, date_trunc('month', period_from)::DATE, (date_trunc('month', period_until - 1) + INTERVAL 1 MONTH)::DATE, count(*), bit_or(qualifier), TRY_CAST(sum(amount) AS BIGINT), count(amount), TRY_CAST(sum(amount) FILTER (WHERE origin_year IS NOT NULL) AS BIGINT), TRY_CAST(sum(origin_year) FILTER (WHERE amount IS NOT NULL) AS BIGINT), count(amount) FILTER (WHERE origin_year IS NOT NULL)
            FROM disbursement
            GROUP BY 1, 2, 3
            ORDER BY 1 NULLS FIRST, 2 NULLS FIRST, 3 NULLS FIRST
            """, RollupSql.Fill(FundingFacts.Disbursement, rollup));
        Assert.Equal("""
            CREATE TABLE disbursement_by_example (
              year SMALLINT,
              period_from DATE NOT NULL,
              period_until DATE NOT NULL,
              record_count BIGINT NOT NULL,
              qualifier TINYINT NOT NULL,
              amount_sum BIGINT,
              amount_known BIGINT NOT NULL,
              amount_beside_origin_year BIGINT,
              origin_year_beside_amount BIGINT,
              amount_and_origin_year_known BIGINT NOT NULL
            )
            """, SchemaDdl.CreateTable(rollup));
    }

    [Fact]
    public void Two_facts_meet_below_each_other_and_are_grouped_again()
    {
        Assert.Equal("""
            WITH inspected_unit_scan AS (
              SELECT
                province_key AS k_province,
                count(*) AS inspected_unit_rows,
                (bit_or(qualifier))::BIGINT AS inspected_unit_qualifiers
              FROM inspected_unit
              GROUP BY 1
            ),
            finding_scan AS (
              SELECT
                province_key AS k_province,
                count(*) AS finding_rows,
                (bit_or(qualifier))::BIGINT AS finding_qualifiers
              FROM finding
              GROUP BY 1
            ),
            cells AS (
              SELECT
                k_province,
                any_value(inspected_unit_rows) AS inspected_unit_rows,
                any_value(inspected_unit_qualifiers) AS inspected_unit_qualifiers,
                any_value(finding_rows) AS finding_rows,
                any_value(finding_qualifiers) AS finding_qualifiers
              FROM (SELECT * FROM inspected_unit_scan UNION ALL BY NAME SELECT * FROM finding_scan)
              GROUP BY 1
            )
            """, Compiled.Sql(Ask.For("province", "visits findings", subject: "inspections")).Split("\nSELECT\n  k_province::")[0]);
    }

    [Fact]
    public void Numbers_alone_are_one_sum_each()
    {
        Assert.Equal("""
            WITH cells AS (
              SELECT
                province_key AS k_province,
                (sum(amount))::BIGINT AS disbursement_amount_sum
              FROM disbursement
              GROUP BY 1
            )
            """, Compiled.Sql(Ask.For("province", "disbursed") with { Detail = CellDetail.ValueOnly }).Split("\nSELECT\n  k_province::")[0]);
    }

    [Fact]
    public void Records_that_a_year_cuts_are_looked_for_among_those_of_spans_only()
    {
        var filter = new RecordTest.InYears([2023], [], [5, 6]);
        var asked = new LeftOutRecords(FundingFacts.Disbursement, null, filter);

        Assert.Equal("""
            SELECT 0, span_key::INTEGER, count(*)
            FROM disbursement
            WHERE span_key IN (5, 6)
              AND (year = 2023 OR span_key IN (5, 6))
              AND (year = 2023) IS NOT TRUE
            GROUP BY 1, 2
            ORDER BY 1, 2
            """, ExcludedSql.Of([asked with { Spans = [5, 6] }]));
        Assert.DoesNotContain("WHERE span_key", ExcludedSql.Of([asked]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_stock_is_read_from_the_last_review_of_each_place()
    {
        var sql = Compiled.Sql(Ask.For("province year", "poorHouseholds", subject: "households"));

        Assert.Contains("""
              FROM (SELECT *, (year IS NOT DISTINCT FROM max(year) OVER (PARTITION BY province_key, year) AND period_until = max(period_until) OVER (PARTITION BY province_key, year, area_key)) AS is_last FROM household_review
              WHERE in_force)
              GROUP BY 1, 2
            """, sql, StringComparison.Ordinal);
        Assert.Contains("(sum(poor) FILTER (WHERE is_last))::BIGINT", sql, StringComparison.Ordinal);
    }

    private static Plan.Scan Mapped(string by, UnitMap map) =>
        new(FundingFacts.Disbursement, "paid", new Clock.Own(), new RecordTest.All([]),
            [WarehouseModel.Semantic.FindDimension(by)!], [new("paid_rows", new PartValue.Rows(), [])])
        {
            Map = map,
        };
}
