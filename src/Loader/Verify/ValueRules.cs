using System.Collections.Immutable;
using System.Globalization;

namespace Analytics.Loader.Verify;

/// <summary>Rules about values: declarations only.</summary>
public static class ValueRules
{
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    private static readonly NumberFormatInfo Vietnamese = new() { NumberDecimalSeparator = "," };

    private const string MendRecords = "Correct the records in the operational database, then run load again.";

    /// <summary>Amounts and counts are never below zero.</summary>
    public static readonly RowRule Negative = new(
        "VERIFY_NEGATIVE", VerifySeverity.Block,
        new("Giá trị âm ở nơi chỉ có thể từ 0 trở lên.", "A value is below zero where none can be."),
        MendRecords,
        [
            new("budget_allocation", "t.amount < 0"),
            new("disbursement", "t.amount < 0"),
            new("training_course", "least(t.course_count, t.participants, t.female, t.minority, t.days, t.cost) < 0"),
            new("inspection", "t.round_count < 0"),
            new("household_review", "least(t.households, t.poor, t.near_poor, t.exits, t.newly_poor, t.relapsed) < 0"),
            new("household_support", "least(t.households, t.amount, t.capital_recovered) < 0"),
        ]);

    /// <summary>A part is no more than its whole.</summary>
    public static readonly RowRule PartOverWhole = new(
        "VERIFY_PART_OVER_WHOLE", VerifySeverity.Block,
        new(
            "Phần lớn hơn tổng: nữ hoặc dân tộc thiểu số trên số người tham gia, "
                + "hộ nghèo và cận nghèo trên tổng số hộ.",
            "A part exceeds its whole: women or minorities over participants, poor and near-poor over all households."),
        MendRecords,
        [
            new("training_course", "greatest(t.female, t.minority) > t.participants"),
            new("household_review", "coalesce(t.poor, 0) + coalesce(t.near_poor, 0) > t.households"),
        ]);

    /// <summary>A published rate is a percentage.</summary>
    public static readonly RowRule RateRange = new(
        "VERIFY_RATE_RANGE", VerifySeverity.Block,
        new("Tỷ lệ ngoài khoảng 0 đến 100 phần trăm.", "A rate lies outside 0 to 100 percent."),
        MendRecords,
        [new("household_review", "t.poor_rate NOT BETWEEN 0 AND 100 OR t.near_poor_rate NOT BETWEEN 0 AND 100")]);

    /// <summary>A published rate agrees with the counts beside it.</summary>
    /// <param name="points">Points of percentage that are borne.</param>
    public static RowRule RateDiffers(decimal points) => new(
        "VERIFY_RATE_DIFFERS", VerifySeverity.Warn,
        new(string.Create(Vietnamese, $"Tỷ lệ công bố lệch quá {points} điểm so với số hộ cùng bản ghi."),
            string.Create(Invariant,
                $"A published rate differs by more than {points} points from the counts of its record.")),
        "Compare the record with its source; published figures are loaded as they are.",
        [
            new("household_review",
                string.Create(Invariant,
                    $"abs(t.poor_rate - 100.0 * t.poor / nullif(t.households, 0)) > {points} OR ")
                + string.Create(Invariant,
                    $"abs(t.near_poor_rate - 100.0 * t.near_poor / nullif(t.households, 0)) > {points}")),
        ]);

    /// <summary>An amount that the source does not tell.</summary>
    public static readonly RowRule UnknownAmount = new(
        "VERIFY_UNKNOWN_AMOUNT", VerifySeverity.Info,
        new("Bản ghi không có số tiền; được đếm nhưng không cộng.", "Records without an amount; counted, not summed."),
        "Add the amounts when they become known.",
        [
            new("budget_allocation", "t.amount IS NULL"),
            new("disbursement", "t.amount IS NULL"),
            new("household_support", "t.amount IS NULL"),
        ]);

    /// <summary>A sub-project stands under its own project.</summary>
    public static readonly RowRule SubProject = new(
        "VERIFY_SUB_PROJECT", VerifySeverity.Block,
        new("Tiểu dự án không thuộc dự án của bản ghi.", "A sub-project does not belong to the project of its record."),
        MendRecords,
        [.. ProjectTables.Select(table => new RowTest(
            $"{table} JOIN member s ON s.dimension = 'subProject' AND s.member_key = t.sub_project_key",
            "t.project_key <> s.parent_key AND t.project_key >= 0 AND s.parent_key >= 0"))]);

    /// <summary>A project exists where its records are.</summary>
    public static readonly RowRule NotApplicable = new(
        "VERIFY_NOT_APPLICABLE", VerifySeverity.Warn,
        new("Bản ghi thuộc dự án không áp dụng tại địa bàn.",
            "A record belongs to a project that does not apply at its place."),
        "Correct the record or the applicability of the project.",
        [.. ProjectTables.Select(table => new RowTest(
            $"{table} JOIN project_applicability p ON p.area_key IN (t.province_key, t.district_key, t.commune_key)"
            + " AND p.project_key = t.project_key",
            "NOT p.applies AND (p.valid_from IS NULL OR p.valid_from <= t.period_from)"
            + " AND (p.valid_until IS NULL OR t.period_from < p.valid_until)"))]);

    /// <summary>All rules about values.</summary>
    public static ImmutableArray<RowRule> All(VerifyOptions options) =>
    [
        Negative, PartOverWhole, RateRange, SubProject, RateDiffers(options.RatePoints), NotApplicable, UnknownAmount,
    ];

    private static ImmutableArray<string> ProjectTables =>
        ["budget_allocation", "disbursement", "training_course", "inspection", "household_support"];
}
