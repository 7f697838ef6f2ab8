using System.Collections.Immutable;
using Analytics.Warehouse.Model;

namespace Analytics.Warehouse.Catalog;

/// <summary>Inspections, units visited and findings.</summary>
public static class Inspections
{
    /// <summary>The subject.</summary>
    public static readonly Subject Subject = new("inspections", new("Kiểm tra, giám sát", "Inspections"), new(
        "Cuộc kiểm tra theo đơn vị kiểm tra, đơn vị được kiểm tra, tồn tại phát hiện và việc khắc phục.",
        "Inspections by the inspecting unit, units visited, findings and their follow-up."),
        ["inspectorLevel", "mode", "method", "category", "severity"], CoverageRule.None);

    /// <summary>In the order in which they are shown.</summary>
    public static readonly ImmutableArray<Measure> All =
    [
        new Measure.Sum("inspections", ActivityFacts.Inspection, "round_count")
        {
            Subject = Subject.Name,
            Unit = Unit.Inspection,
            Title = new("Số cuộc kiểm tra", "Inspections"),
            Definition = new(
                "Số cuộc kiểm tra, tính cho đơn vị kiểm tra.", "Rounds of inspection, counted at the inspecting unit."),
            Formula = "sum(rounds)",
        },
        new Measure.Distinct(
            "unitsInspected", ActivityFacts.InspectedUnit, "unit_key", ActivityFacts.Inspection, "units_unnamed")
        {
            Subject = Subject.Name,
            Unit = Unit.Place,
            Title = new("Số đơn vị được kiểm tra", "Units inspected"),
            Definition = new(
                "Số đơn vị khác nhau được kiểm tra; nơi chỉ biết số lượng thì cộng số lượng đó.",
                "Different units visited; where only their number is known, that number is added."),
            Formula = "count(distinct unit) + sum(units known by number only)",
            OverTime = Additivity.Distinct,
            OverArea = Additivity.Distinct,
        },
        new Measure.Count("findings", ActivityFacts.Finding)
        {
            Subject = Subject.Name,
            Unit = Unit.Finding,
            Title = new("Số tồn tại phát hiện", "Findings"),
            Definition = new("Số tồn tại được ghi nhận trong kỳ.", "Findings recorded in the period."),
            Formula = "count(finding) by day of record",
        },
        new Measure.CountOn("findingsResolved", ActivityFacts.Finding, "resolved_on")
        {
            Subject = Subject.Name,
            Unit = Unit.Finding,
            Title = new("Số tồn tại đã khắc phục", "Findings resolved"),
            Definition = new(
                "Số tồn tại được khắc phục trong kỳ, ghi nhận khi nào cũng tính.",
                "Findings resolved in the period, whenever they were recorded."),
            Formula = "count(finding) by day of resolution",
        },
        new Measure.Open("findingsOpen", ActivityFacts.Finding, "recorded_on", "resolved_on")
        {
            Subject = Subject.Name,
            Unit = Unit.Finding,
            Title = new("Số tồn tại chưa khắc phục", "Findings open"),
            Definition = new(
                "Số tồn tại đã ghi nhận và chưa khắc phục vào cuối kỳ.",
                "Findings recorded before the end of the period and not resolved before it."),
            Formula = "count(finding) recorded < end of period and not resolved < end of period",
            OverTime = Additivity.Last,
        },
        new Measure.ClosedShare("resolutionRate", ActivityFacts.Finding, "recorded_on", "resolved_on")
        {
            Subject = Subject.Name,
            Unit = Unit.Ratio,
            Title = new("Tỷ lệ khắc phục", "Resolution rate"),
            Definition = new(
                "Phần đã khắc phục trước cuối kỳ trong số tồn tại ghi nhận trước cuối kỳ.",
                "Of the findings recorded before the end of the period, the part resolved before it."),
            Formula = "count(finding) resolved < end of period / count(finding) recorded < end of period",
            OverTime = Additivity.Recomputed,
            OverArea = Additivity.Recomputed,
        },
        new Measure.Count("visits", ActivityFacts.InspectedUnit)
        {
            Subject = Subject.Name,
            Unit = Unit.Visit,
            Title = new("Số lượt kiểm tra đơn vị", "Visits"),
            Definition = new(
                "Số lượt đơn vị được kiểm tra; hai lần cùng một đơn vị là hai lượt.",
                "Visits to units; the same unit twice is two visits."),
            Formula = "count(unit visited)",
            Scope = MeasureScope.Subject,
        },
    ];
}
