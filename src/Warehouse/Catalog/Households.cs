using System.Collections.Immutable;
using Analytics.Warehouse.Errors;
using Analytics.Warehouse.Model;
using Analytics.Warehouse.Schema;

namespace Analytics.Warehouse.Catalog;

/// <summary>Year-end reviews of poor and near-poor households.</summary>
public static class Households
{
    private static readonly Fact Review = HouseholdFacts.HouseholdReview;

    /// <summary>The subject.</summary>
    public static readonly Subject Subject = new("households", new("Hộ nghèo, hộ cận nghèo", "Households"), new(
        "Kết quả rà soát cuối năm. Số hộ là số thời điểm: lấy lần rà soát cuối của kỳ, cộng theo địa bàn.",
        "Year-end reviews of poor and near-poor households. Counts are stocks: last value over time, sum over places."),
        ["povertyStandard", "ethnicGroup"], CoverageRule.Provinces);

    /// <summary>In the order in which they are shown.</summary>
    public static readonly ImmutableArray<Measure> All =
    [
        Stock("totalHouseholds", "households", new("Tổng số hộ", "Households"), new(
            "Tổng số hộ dân cư tại lần rà soát cuối của kỳ.", "Resident households at the last review of the period.")),
        Stock("poorHouseholds", "poor", new("Số hộ nghèo", "Poor households"), new(
            "Số hộ nghèo tại lần rà soát cuối của kỳ.", "Poor households at the last review of the period.")),
        Stock("nearPoorHouseholds", "near_poor", new("Số hộ cận nghèo", "Near-poor households"), new(
            "Số hộ cận nghèo tại lần rà soát cuối của kỳ.", "Near-poor households at the last review of the period.")),
        Rate("povertyRate", "poor", "poor_rate", new("Tỷ lệ hộ nghèo", "Poverty rate"), new(
            "Số hộ nghèo trên tổng số hộ, chỉ của các nơi có cả hai số; một bản ghi không có số hộ thì lấy tỷ lệ công "
                + "bố.",
            "Poor households as a part of all, of the places that report both; a single record without counts answers "
                + "its published rate.")),
        Rate("nearPovertyRate", "near_poor", "near_poor_rate", new("Tỷ lệ hộ cận nghèo", "Near-poverty rate"), new(
            "Số hộ cận nghèo trên tổng số hộ, chỉ của các nơi có cả hai số; một bản ghi không có số hộ thì lấy tỷ lệ "
                + "công bố.",
            "Near-poor households as a part of all, of the places that report both; a single record without counts "
                + "answers its published rate.")),
        Flow("escapedPoverty", "exits", new("Số hộ thoát nghèo", "Escaped poverty"), new(
            "Số hộ ra khỏi danh sách hộ nghèo trong kỳ.", "Households that left poverty in the period.")),
        Flow("newlyPoor", "newly_poor", new("Số hộ nghèo phát sinh", "Newly poor"), new(
            "Số hộ nghèo phát sinh mới trong kỳ.", "Households that became poor in the period.")),
        Flow("relapsed", "relapsed", new("Số hộ tái nghèo", "Relapsed"), new(
            "Số hộ tái nghèo trong kỳ.", "Households that fell back into poverty in the period.")),
        new Measure.Count("reviews", Review)
        {
            Subject = Subject.Name,
            Unit = Unit.Record,
            Title = new("Số kết quả rà soát", "Reviews"),
            Definition = new("Số bản ghi rà soát.", "Number of records of review."),
            Formula = "count(review)",
            Scope = MeasureScope.Subject,
        },
    ];

    private static Measure.Stock Stock(string name, string column, Wording title, Wording definition) =>
        new(name, Review, column)
        {
            Subject = Subject.Name,
            Unit = Unit.Household,
            Title = title,
            Definition = definition,
            Formula = $"sum over places of last({column.Replace('_', ' ')})",
            OverTime = Additivity.Last,
        };

    private static Measure.PairRatio Rate(
        string name, string over, string published, Wording title, Wording definition) =>
        new(name, Review, over, "households", Reading.LastOfPlace, published)
        {
            Subject = Subject.Name,
            Unit = Unit.Ratio,
            Title = title,
            Definition = definition,
            Formula = $"sum over places of last({over.Replace('_', ' ')}) / last(households), of records with both",
            OverTime = Additivity.Recomputed,
            OverArea = Additivity.Recomputed,
        };

    private static Measure.Sum Flow(string name, string column, Wording title, Wording definition) =>
        new(name, Review, column)
        {
            Subject = Subject.Name,
            Unit = Unit.Household,
            Title = title,
            Definition = definition,
            Formula = $"sum({column.Replace('_', ' ')})",
        };
}
