using System.Collections.Immutable;
using System.Globalization;

namespace Analytics.Loader.Verify;

/// <summary>Rules about what several records say together: declarations only.</summary>
public static class FlowRules
{
    private const string Sums = "poverty_standard_key, sum(poor) AS poor, sum(households) AS households";
    private const string SameReview = "o.area_key = t.area_key AND o.poverty_standard_key = t.poverty_standard_key"
        + " AND o.ethnic_group_key IS NOT DISTINCT FROM t.ethnic_group_key";

    /// <summary>The poor of a review follow from those of the year before and the flows between.</summary>
    /// <param name="households">Households of difference that are borne.</param>
    public static RowRule StockFlow(int households) => new(
        "VERIFY_STOCK_FLOW", VerifySeverity.Warn,
        new("Số hộ nghèo không bằng số năm trước trừ thoát nghèo, cộng nghèo mới, tái nghèo và biến động khác.",
            "Poor households are not those of the year before less exits, plus new, relapsed and other flows."),
        "Compare the flows of the record with its source and with the review of the year before.",
        [
            new($"{RowTest.Rows} t JOIN {RowTest.Rows} o ON {SameReview} AND o.year = t.year - 1",
                string.Create(CultureInfo.InvariantCulture,
                    $"abs(t.poor - (o.poor - t.exits + t.newly_poor + t.relapsed + coalesce(t.other_flow, 0)))")
                + string.Create(CultureInfo.InvariantCulture, $" > {households}"))
            {
                Of = "household_review",
                Together = ["area_key", "poverty_standard_key"],
                Reads = ["ethnic_group_key", "year", "poor", "exits", "newly_poor", "relapsed", "other_flow"],
            },
        ]);

    /// <summary>What was paid is no more than what was available.</summary>
    /// <param name="share">Part by which it may be more.</param>
    public static RowRule Overspent(double share) => new(
        "VERIFY_OVERSPENT", VerifySeverity.Warn,
        new("Giải ngân của một tỉnh trong năm vượt số vốn được sử dụng.",
            "A province paid more in a year than was available to it."),
        "Look for payments entered twice, for allocations that are missing, and for a wrong budget year.",
        [
            new("(SELECT year, province_key, sum(amount_sum) AS paid FROM disbursement_by_project"
                + " WHERE year IS NOT NULL AND province_key IS NOT NULL GROUP BY ALL) t"
                + " JOIN (SELECT year, province_key,"
                + " sum(CASE WHEN entry = 2 THEN -amount_sum ELSE amount_sum END) AS given"
                + " FROM budget_allocation_by_project GROUP BY ALL HAVING sum(amount_known) = sum(record_count)) o"
                + " USING (year, province_key)",
                string.Create(CultureInfo.InvariantCulture, $"t.paid > o.given * (1 + {share})"),
                "(SELECT coalesce(a.code, a.name) || ' ' || t.year FROM area a WHERE a.area_key = t.province_key)"),
        ]);

    /// <summary>One thing is recorded once.</summary>
    public static readonly RowRule Duplicate = new(
        "VERIFY_DUPLICATE", VerifySeverity.Warn,
        new("Hai bản ghi giống nhau về địa bàn, thời gian, nội dung và số liệu; cả hai đều được cộng.",
            "Two records agree in place, time, subject and figures; both are counted."),
        "Withdraw the second record if it was entered twice.",
        [
            Twice("disbursement", ["on_day", "amount", "area_key", "year"],
                "origin_year", "sub_project_key", "project_key", "funding_source_key", "capital_type_key"),
            Twice("training_course", ["on_day", "participants", "area_key"],
                "sub_project_key", "project_key", "topic_key", "audience_key", "days", "cost", "course_count", "female",
                "minority"),
            Twice("inspected_unit", ["inspection_id", "unit_key"], "on_day"),
            Twice("household_review", ["on_day", "area_key"], "poverty_standard_key", "ethnic_group_key"),
        ]);

    /// <summary>A review of a unit does not hold what reviews of units inside it count as well.</summary>
    public static readonly RowRule TotalBesideParts = new(
        "VERIFY_TOTAL_BESIDE_PARTS", VerifySeverity.Warn,
        new("Rà soát của một đơn vị có từ chín phần mười số hộ của các đơn vị bên trong cùng năm trở lên; có thể là "
                + "tổng của chúng, nhưng tất cả đều được cộng.",
            "Reviews of a unit count at least nine tenths of the households of those of units inside it in the same "
                + "year; they may be the total of these, and all are added."),
        "Withdraw a review that is a total, or enter it as a control figure. Nothing to do if it counts other places.",
        [
            new($"(SELECT year, area_key, {Sums} FROM {RowTest.Rows} WHERE area_key IN"
                + " (SELECT area_key FROM area WHERE level <> 'COMMUNE') GROUP BY ALL) t"
                + $" JOIN ({Inside("district_key")} UNION ALL {Inside("province_key")} UNION ALL"
                + $" {Inside("region_key")} UNION ALL"
                + $" {Inside("(SELECT min(area_key) FROM area WHERE level = 'COUNTRY')")}) o"
                + " USING (year, poverty_standard_key, area_key)",
                "o.poor > 0 AND t.poor >= 0.9 * o.poor AND coalesce(t.households >= 0.9 * o.households, true)",
                "(SELECT coalesce(a.code, a.name) || ' ' || t.year FROM area a WHERE a.area_key = t.area_key)")
            {
                Of = "household_review",
            },
        ]);

    /// <summary>All rules about what several records say together.</summary>
    public static ImmutableArray<RowRule> All(VerifyOptions options) =>
        [StockFlow(options.StockHouseholds), Overspent(options.OverspentShare), Duplicate, TotalBesideParts];

    // The sums of the reviews inside each unit of a level; one pass for each level is less than all of them in one.
    private static string Inside(string unit) =>
        $"SELECT year, {unit} AS area_key, {Sums} FROM {RowTest.Rows} WHERE {unit} <> area_key GROUP BY ALL";

    // Records that lack the first column or the second are too little known to be called the same. Hashes find the few
    // that may be; of those alone all columns are compared.
    private static RowTest Twice(
        string table, ImmutableArray<string> together, params ImmutableArray<string> others)
    {
        var by = string.Join(", ", together.Concat(others));
        var known = $"{together[0]} IS NOT NULL AND {together[1]} IS NOT NULL";
        return new(
            $"(SELECT record_id, min(record_id) OVER (PARTITION BY {by}) AS first FROM {RowTest.Rows} x"
                + $" WHERE {known} AND hash({by}) IN"
                + $" (SELECT hash({by}) FROM {RowTest.Rows} y WHERE {known} GROUP BY 1 HAVING count(*) > 1)) t",
            "t.record_id <> t.first")
        {
            Of = table,
            Together = together,
            Reads = others,
        };
    }
}
