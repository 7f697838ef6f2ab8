using Analytics.Warehouse.Requests;
using Analytics.Warehouse.Tests.Support;

namespace Analytics.Warehouse.Tests.Sql;

/// <summary>The text shows the shape; the oracle proves the meaning.</summary>
public sealed class GoldenSqlTests
{
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
                sum(inspected_unit_rows)::BIGINT AS inspected_unit_rows,
                bit_or(inspected_unit_qualifiers) AS inspected_unit_qualifiers,
                sum(finding_rows)::BIGINT AS finding_rows,
                bit_or(finding_qualifiers) AS finding_qualifiers
              FROM (SELECT * FROM inspected_unit_scan UNION ALL BY NAME SELECT * FROM finding_scan)
              GROUP BY 1
            )
            """, Compiled.Sql(Ask.For("province", "visits findings", subject: "inspections")).Split("\nSELECT\n  k_province::")[0]);
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
}
