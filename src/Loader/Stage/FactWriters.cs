using System.Collections.Immutable;
using Analytics.Loader.Shape;
using DuckDB.NET.Data;

namespace Analytics.Loader.Stage;

/// <summary>How rows of each fact are written.</summary>
public static class FactWriters
{
    /// <summary>Money allocated.</summary>
    public static readonly RowWriter<BudgetAllocationRow> BudgetAllocation = Of<BudgetAllocationRow>(
        "budget_allocation",
        ["origin_year", "entry", "funding_source_key", "capital_type_key", "amount"],
        static (appender, in row) => appender.Append(row.Keys)
            .AppendValue(row.OriginYear).AppendValue(row.Entry)
            .AppendValue(row.FundingSourceKey).AppendValue(row.CapitalTypeKey).AppendValue(row.Amount).EndRow());

    /// <summary>Payments.</summary>
    public static readonly RowWriter<DisbursementRow> Disbursement = Of<DisbursementRow>(
        "disbursement",
        ["origin_year", "funding_source_key", "capital_type_key", "amount"],
        static (appender, in row) => appender.Append(row.Keys)
            .AppendValue(row.OriginYear)
            .AppendValue(row.FundingSourceKey).AppendValue(row.CapitalTypeKey).AppendValue(row.Amount).EndRow());

    /// <summary>Training courses.</summary>
    public static readonly RowWriter<TrainingCourseRow> TrainingCourse = Of<TrainingCourseRow>(
        "training_course",
        [
            "organiser_level_key", "audience_key", "topic_key", "course_count", "participants", "female", "minority",
            "days", "cost",
        ],
        static (appender, in row) => appender.Append(row.Keys)
            .AppendValue(row.OrganiserLevelKey).AppendValue(row.AudienceKey).AppendValue(row.TopicKey)
            .AppendValue(row.CourseCount).AppendValue(row.Participants).AppendValue(row.Female)
            .AppendValue(row.Minority).AppendValue(row.Days).AppendValue(row.Cost).EndRow());

    /// <summary>Inspections.</summary>
    public static readonly RowWriter<InspectionRow> Inspection = Of<InspectionRow>(
        "inspection",
        ["inspector_level_key", "mode_key", "method_key", "round_count", "units_unnamed"],
        static (appender, in row) => appender.Append(row.Keys).Append(row.How)
            .AppendValue(row.RoundCount).AppendValue(row.UnitsUnnamed).EndRow());

    /// <summary>Units visited.</summary>
    public static readonly RowWriter<InspectedUnitRow> InspectedUnit = Of<InspectedUnitRow>(
        "inspected_unit",
        ["inspection_id", "unit_key", "inspector_level_key", "mode_key", "method_key"],
        static (appender, in row) => appender.Append(row.Keys)
            .AppendValue(row.InspectionId).AppendValue(row.UnitKey).Append(row.How).EndRow());

    /// <summary>Findings.</summary>
    public static readonly RowWriter<FindingRow> Finding = Of<FindingRow>(
        "finding",
        [
            "inspection_id", "inspector_level_key", "mode_key", "method_key", "category_key", "severity_key",
            "recorded_on", "due_on", "resolved_on",
        ],
        static (appender, in row) => appender.Append(row.Keys)
            .AppendValue(row.InspectionId).Append(row.How).AppendValue(row.CategoryKey).AppendValue(row.SeverityKey)
            .AppendValue(row.RecordedOn).AppendValue(row.DueOn).AppendValue(row.ResolvedOn).EndRow());

    /// <summary>Year-end counts of households.</summary>
    public static readonly RowWriter<HouseholdReviewRow> HouseholdReview = Of<HouseholdReviewRow>(
        "household_review",
        [
            "poverty_standard_key", "ethnic_group_key", "in_force", "households", "poor", "near_poor", "exits",
            "newly_poor", "relapsed", "other_flow", "poor_rate", "near_poor_rate",
        ],
        static (appender, in row) => appender.Append(row.Keys)
            .AppendValue(row.PovertyStandardKey).AppendValue(row.EthnicGroupKey).AppendValue(row.InForce)
            .AppendValue(row.Households).AppendValue(row.Poor).AppendValue(row.NearPoor).AppendValue(row.Exits)
            .AppendValue(row.NewlyPoor).AppendValue(row.Relapsed).AppendValue(row.OtherFlow)
            .AppendValue(row.PoorRate).AppendValue(row.NearPoorRate).EndRow());

    /// <summary>Support to households.</summary>
    public static readonly RowWriter<HouseholdSupportRow> HouseholdSupport = Of<HouseholdSupportRow>(
        "household_support",
        ["kind_key", "policy_key", "households", "amount", "capital_recovered"],
        static (appender, in row) => appender.Append(row.Keys)
            .AppendValue(row.KindKey).AppendValue(row.PolicyKey).AppendValue(row.Households)
            .AppendValue(row.Amount).AppendValue(row.CapitalRecovered).EndRow());

    private static RowWriter<TRow> Of<TRow>(string table, ImmutableArray<string> own, AppendRow<TRow> append) =>
        new(table, [.. CommonColumns.Names, .. own], append);
}
