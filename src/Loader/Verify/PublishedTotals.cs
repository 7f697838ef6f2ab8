using System.Collections.Immutable;
using System.Globalization;
using Analytics.Loader.Stage;

namespace Analytics.Loader.Verify;

/// <summary>Compares sums of loaded records with published totals of wider units. Never blocks: published parts
/// are incomplete.</summary>
public static class PublishedTotals
{
    // Indicator, fact, the sum and which records count.
    private static readonly ImmutableArray<(string Indicator, string Fact, string Sum, string Where)> Pairs =
    [
        ("DISB", "disbursement", "amount", "true"),
        ("BUD_ALLOC", "budget_allocation", "amount", "entry = 0"),
        ("HH_TOTAL", "household_review", "households", "in_force"),
        ("POOR_HH", "household_review", "poor", "in_force"),
        ("NEAR_HH", "household_review", "near_poor", "in_force"),
    ];

    /// <summary>Counts the published totals whose loaded parts sum up to something else.</summary>
    public static VerifyFinding? Check(StagedWarehouse staged, int examples)
    {
        var different = Pairs.SelectMany(pair => Compare(staged, pair)).ToList();
        return different.Count == 0 ? null : new VerifyFinding(
            "VERIFY_PUBLISHED_TOTAL", VerifySeverity.Info,
            new(
                "Tổng công bố của cả nước, vùng hoặc tỉnh khác với tổng các bản ghi đã nạp; "
                    + "số công bố theo địa bàn chưa đầy đủ.",
                "Published totals of the country, a region or a province differ from the sums of loaded records; "
                    + "published parts are incomplete."),
            "Nothing to do: published totals are kept beside the records and never summed.",
            different.Count,
            [.. different.Take(examples)]);
    }

    private static List<string> Compare(
        StagedWarehouse staged, (string Indicator, string Fact, string Sum, string Where) pair) =>
        staged.Query(
            $"""
            SELECT c.indicator || ' ' || coalesce(a.code, a.name) || ' ' || c.year,
                   c.value, sum(f.{pair.Sum})::DECIMAL(38,0)
            FROM control_figure c
            JOIN area a ON a.area_key = c.area_key
            JOIN {pair.Fact} f ON f.year = c.year AND f.area_key <> c.area_key
              AND (a.level = 'COUNTRY' OR f.region_key = a.area_key OR f.province_key = a.area_key)
            WHERE c.indicator = '{pair.Indicator}' AND c.value IS NOT NULL
              AND c.reason IN ('WIDER_UNIT', 'TOTAL_OF_PARTS')
              AND {pair.Where}
            GROUP BY ALL
            HAVING sum(f.{pair.Sum}) <> c.value
            ORDER BY 1
            """,
            row => string.Create(
                CultureInfo.InvariantCulture,
                $"{row.GetString(0)}: published {row.GetDecimal(1):0.####}, loaded {row.GetDecimal(2):0}"));
}
