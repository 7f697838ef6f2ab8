using System.Collections.Immutable;
using Analytics.Warehouse.Requests;

namespace Analytics.Bench;

/// <summary>The questions of <see cref="AnswerBench"/>, each with the SQL that a person would write for its bare
/// numbers.</summary>
public static class Questions
{
    /// <summary>In the order in which they are asked.</summary>
    public static readonly ImmutableArray<BenchQuestion> All =
    [
        new("rate by province for a year", Ask("funding", "province", "disbursementRate", new Filter.Years([2023])), """
            SELECT a.code, a.name, d.paid, m.available, d.paid / nullif(m.available, 0)
            FROM (SELECT province_key, sum(amount) AS paid FROM disbursement WHERE year = 2023 GROUP BY 1) d
            FULL JOIN (SELECT province_key, sum(CASE WHEN entry = 2 THEN -amount ELSE amount END) AS available
                FROM budget_allocation WHERE year = 2023 GROUP BY 1) m
                ON m.province_key IS NOT DISTINCT FROM d.province_key
            LEFT JOIN area a ON a.area_key = coalesce(d.province_key, m.province_key)
            ORDER BY a.code_order NULLS LAST
            """),
        new("rate by province, year and project",
            Ask("funding", "province year project", "disbursementRate", null), """
            SELECT a.code, a.name, p.code, k.year, k.paid, k.available, k.paid / nullif(k.available, 0)
            FROM (SELECT province_key, year, project_key, sum(paid) AS paid, sum(available) AS available FROM (
                SELECT province_key, year, project_key, sum(amount) AS paid, NULL AS available
                FROM disbursement GROUP BY ALL
                UNION ALL
                SELECT province_key, year, project_key, NULL, sum(CASE WHEN entry = 2 THEN -amount ELSE amount END)
                FROM budget_allocation GROUP BY ALL) GROUP BY ALL) k
            LEFT JOIN area a ON a.area_key = k.province_key
            LEFT JOIN member p ON p.dimension = 'project' AND p.member_key = k.project_key
            ORDER BY a.code_order NULLS LAST, k.year NULLS LAST, p.sort_order NULLS LAST
            """),
        new("three subjects by province and year",
            Ask(null, "province year", "disbursed courses trainees householdsSupported", null), """
            SELECT a.code, a.name, k.* FROM (
                SELECT province_key, year, sum(paid) AS paid, sum(courses) AS courses, sum(trainees) AS trainees,
                    sum(households) AS households
                FROM (
                    SELECT province_key, year, sum(amount) AS paid FROM disbursement GROUP BY ALL
                    UNION ALL BY NAME
                    SELECT province_key, year, sum(course_count) AS courses, sum(participants) AS trainees
                    FROM training_course GROUP BY ALL
                    UNION ALL BY NAME
                    SELECT province_key, year, sum(households) AS households FROM household_support GROUP BY ALL)
                GROUP BY ALL) k
            LEFT JOIN area a ON a.area_key = k.province_key
            ORDER BY a.code_order NULLS LAST, k.year NULLS LAST
            """),
        new("share by source and capital type",
            Ask("funding", "fundingSource capitalType",
                new FactAsk("disbursed", [new Calculation.Share(Within.All)])), """
            SELECT s.code, c.code, k.paid, k.paid / sum(k.paid) OVER ()
            FROM (SELECT funding_source_key, capital_type_key, sum(amount) AS paid FROM disbursement GROUP BY ALL) k
            LEFT JOIN member s ON s.dimension = 'fundingSource' AND s.member_key = k.funding_source_key
            LEFT JOIN member c ON c.dimension = 'capitalType' AND c.member_key = k.capital_type_key
            ORDER BY s.sort_order NULLS LAST, c.sort_order NULLS LAST
            """),
        new("monthly running sum",
            Ask("funding", "month", new FactAsk("disbursed", [new Calculation.Running(Reset.Never)])), """
            SELECT month, paid, sum(paid) OVER (ORDER BY month)
            FROM (SELECT month, sum(amount) AS paid FROM disbursement WHERE month IS NOT NULL GROUP BY 1)
            ORDER BY 1
            """),
        new("top 10 districts of a project by rate",
            Ask("funding", "district", "disbursementRate disbursed", null) with
            {
                Filter = new Filter.Codes("project") { In = ["2021-2025/P1"] },
                First = 10,
                Having = new Having.Test("disbursed", new() { Gt = 1_000_000_000 }),
                OrderBy = [new RowOrder.ByMeasure("disbursementRate")],
            },
            """
            SELECT a.code, a.name, k.paid / nullif(k.available, 0) AS rate, k.paid
            FROM (SELECT district_key, sum(paid) AS paid, sum(available) AS available FROM (
                SELECT district_key, sum(amount) AS paid, NULL AS available
                FROM disbursement WHERE project_key = (SELECT member_key FROM member
                    WHERE dimension = 'project' AND qualified_code = '2021-2025/P1') GROUP BY 1
                UNION ALL
                SELECT district_key, NULL, sum(CASE WHEN entry = 2 THEN -amount ELSE amount END)
                FROM budget_allocation WHERE project_key = (SELECT member_key FROM member
                    WHERE dimension = 'project' AND qualified_code = '2021-2025/P1') GROUP BY 1) GROUP BY 1) k
            LEFT JOIN area a ON a.area_key = k.district_key
            WHERE k.paid > 1000000000
            ORDER BY rate DESC NULLS LAST LIMIT 10
            """),
        new("rank and quartiles of district rates",
            Ask("funding", "district", new FactAsk("disbursementRate",
                [new Calculation.Rank(Direction.Descending, Within.All), new Calculation.Percentile(Within.All)])) with
            {
                Filter = new Filter.Years([2023]),
            },
            """
            SELECT a.code, a.name, rate, rank() OVER (ORDER BY rate DESC NULLS LAST),
                percent_rank() OVER (ORDER BY rate)
            FROM (SELECT district_key, sum(paid) / nullif(sum(available), 0) AS rate FROM (
                SELECT district_key, sum(amount) AS paid, NULL AS available
                FROM disbursement WHERE year = 2023 GROUP BY 1
                UNION ALL
                SELECT district_key, NULL, sum(CASE WHEN entry = 2 THEN -amount ELSE amount END)
                FROM budget_allocation WHERE year = 2023 GROUP BY 1) GROUP BY 1) k
            LEFT JOIN area a ON a.area_key = k.district_key
            ORDER BY a.code_order NULLS LAST
            """),
        new("four measures by district, year and project",
            Ask(null, "district year project", "disbursed allocated courses trainees", null), """
            SELECT a.code, a.name, p.code, k.*, count(*) OVER () FROM (
                SELECT district_key, year, project_key, sum(paid) AS paid, sum(allocated) AS allocated,
                    sum(courses) AS courses, sum(trainees) AS trainees
                FROM (
                    SELECT district_key, year, project_key, sum(amount) AS paid FROM disbursement GROUP BY ALL
                    UNION ALL BY NAME
                    SELECT district_key, year, project_key, sum(amount) FILTER (WHERE entry = 0) AS allocated
                    FROM budget_allocation GROUP BY ALL
                    UNION ALL BY NAME
                    SELECT district_key, year, project_key, sum(course_count) AS courses, sum(participants) AS trainees
                    FROM training_course GROUP BY ALL)
                GROUP BY ALL) k
            LEFT JOIN area a ON a.area_key = k.district_key
            LEFT JOIN member p ON p.dimension = 'project' AND p.member_key = k.project_key
            ORDER BY a.code_order NULLS LAST, k.year NULLS LAST, p.sort_order NULLS LAST
            LIMIT 10000
            """),
        new("one district and year by project", Ask("funding", "project", "disbursed disbursementRate",
            new Filter.And([new Filter.Years([2023]), new Filter.Area { Under = ["027"] }])), """
            SELECT p.code, k.paid, k.available, k.paid / nullif(k.available, 0)
            FROM (SELECT project_key, sum(paid) AS paid, sum(available) AS available FROM (
                SELECT project_key, sum(amount) AS paid, NULL AS available
                FROM disbursement WHERE year = 2023 AND district_key = 112 GROUP BY 1
                UNION ALL
                SELECT project_key, NULL, sum(CASE WHEN entry = 2 THEN -amount ELSE amount END)
                FROM budget_allocation WHERE year = 2023 AND district_key = 112 GROUP BY 1) GROUP BY 1) k
            LEFT JOIN member p ON p.dimension = 'project' AND p.member_key = k.project_key
            ORDER BY p.sort_order NULLS LAST
            """),
    ];

    private static AggregationRequest Ask(string? subject, string by, string facts, Filter? filter) =>
        Ask(subject, by, [.. facts.Split(' ').Select(name => new FactAsk(name))]) with { Filter = filter };

    private static AggregationRequest Ask(string? subject, string by, params ImmutableArray<FactAsk> facts) => new()
    {
        Subject = subject,
        By = [.. by.Split(' ')],
        Facts = facts,
        First = 10_000,
        Parts = AnswerParts.Rows,
    };
}
