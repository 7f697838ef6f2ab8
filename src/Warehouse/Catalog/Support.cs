using System.Collections.Immutable;
using Analytics.Warehouse.Errors;
using Analytics.Warehouse.Model;
using Analytics.Warehouse.Schema;

namespace Analytics.Warehouse.Catalog;

/// <summary>Support given to households.</summary>
public static class Support
{
    private static readonly Fact Given = HouseholdFacts.HouseholdSupport;

    /// <summary>The subject.</summary>
    public static readonly Subject Subject = new("support", new("Hỗ trợ hộ", "Support"), new(
        "Hỗ trợ cho hộ: nhà ở, mô hình sản xuất, vốn thu hồi.",
        "Support given to households: housing, production models, capital recovered."),
        ["kind", "policy"], CoverageRule.None);

    /// <summary>In the order in which they are shown.</summary>
    public static readonly ImmutableArray<Measure> All =
    [
        Sum(
            "householdsSupported", "households", Unit.Household,
            new("Lượt hộ được hỗ trợ", "Households supported"),
            new(
                "Lượt hộ được hỗ trợ; một hộ nhận hai lần là hai lượt.",
                "Households given support; one supported twice counts twice.")),
        Sum("supportAmount", "amount", Unit.Vnd, new("Kinh phí hỗ trợ", "Support amount"), new(
            "Số tiền hỗ trợ.", "Money of the support given.")),
        Pair(
            "supportPerHousehold", "amount", "households", Unit.VndPer,
            new("Mức hỗ trợ mỗi hộ", "Support per household"),
            new(
                "Số tiền trên số hộ, chỉ của những bản ghi có cả hai số.",
                "Money for each household, of the records that report both.")),
        Sum("capitalRecovered", "capital_recovered", Unit.Vnd, new("Vốn thu hồi", "Capital recovered"), new(
            "Vốn thu hồi để quay vòng.", "Capital recovered for another round.")),
        Pair("recoveryRate", "capital_recovered", "amount", Unit.Ratio, new("Tỷ lệ thu hồi vốn", "Recovery rate"), new(
            "Vốn thu hồi trên số tiền hỗ trợ, chỉ của những bản ghi có cả hai số.",
            "Capital recovered as a part of the support amount, of the records that report both.")),
        new Measure.Count("supports", Given)
        {
            Subject = Subject.Name,
            Unit = Unit.Record,
            Title = new("Số lần hỗ trợ", "Supports"),
            Definition = new("Số bản ghi hỗ trợ.", "Number of records of support."),
            Formula = "count(support)",
            Scope = MeasureScope.Subject,
        },
    ];

    private static Measure.Sum Sum(string name, string column, Unit unit, Wording title, Wording definition) =>
        new(name, Given, column)
        {
            Subject = Subject.Name,
            Unit = unit,
            Title = title,
            Definition = definition,
            Formula = $"sum({column.Replace('_', ' ')})",
        };

    private static Measure.PairRatio Pair(
        string name, string over, string under, Unit unit, Wording title, Wording definition) =>
        new(name, Given, over, under, Reading.All)
        {
            Subject = Subject.Name,
            Unit = unit,
            Title = title,
            Definition = definition,
            Formula = $"sum({over.Replace('_', ' ')}) / sum({under.Replace('_', ' ')}), of records with both",
            OverTime = Additivity.Recomputed,
            OverArea = Additivity.Recomputed,
        };
}
