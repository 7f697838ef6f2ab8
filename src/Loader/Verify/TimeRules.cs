using System.Collections.Immutable;
using System.Globalization;
using Analytics.Loader.Shape;
using Analytics.Warehouse.Catalog;

namespace Analytics.Loader.Verify;

/// <summary>Rules about times: declarations only.</summary>
public static class TimeRules
{
    private const string MendRecords = "Correct the records in the operational database, then run load again.";
    private const string LookAtDates = "Compare the dates of the records with their source.";

    /// <summary>A record has either a year or a span that ends after it begins.</summary>
    public static readonly RowRule Time = new(
        "VERIFY_TIME", VerifySeverity.Block,
        new("Bản ghi không có năm hay giai đoạn, có cả hai, hoặc giai đoạn kết thúc trước khi bắt đầu.",
            "A record has neither a year nor a span, has both, or its span ends before it begins."),
        MendRecords,
        EveryFact("(t.year IS NULL) = (t.span_key IS NULL) OR t.period_from >= t.period_until"
            + " OR t.span_key IN (SELECT span_key FROM span WHERE until_on <= from_on)"));

    /// <summary>Years and days are ones that records can have.</summary>
    /// <param name="years">The first and the last of them.</param>
    public static RowRule YearRange((int First, int Last) years)
    {
        var outside = string.Create(CultureInfo.InvariantCulture, $"NOT BETWEEN {years.First} AND {years.Last}");
        return new(
            "VERIFY_YEAR_RANGE", VerifySeverity.Block,
            new(
                string.Create(CultureInfo.InvariantCulture,
                    $"Năm hoặc ngày ngoài khoảng {years.First} đến {years.Last}."),
                string.Create(CultureInfo.InvariantCulture,
                    $"A year or day lies outside {years.First} to {years.Last}.")),
            MendRecords,
            [
                .. EveryFact($"t.year {outside} OR year(t.on_day) {outside} OR t.span_key IN (SELECT span_key FROM span"
                    + $" WHERE year(from_on) {outside} OR year(until_on) {outside})"),
                new("budget_allocation", $"t.origin_year {outside}"),
                new("disbursement", $"t.origin_year {outside}"),
            ]);
    }

    /// <summary>Money is not older than its budget year allows.</summary>
    public static readonly RowRule OriginYear = new(
        "VERIFY_ORIGIN_YEAR", VerifySeverity.Block,
        new("Năm gốc của vốn sau năm ngân sách.", "The origin year of money lies after its budget year."),
        MendRecords,
        [new("budget_allocation", "t.origin_year > t.year"), new("disbursement", "t.origin_year > t.year")]);

    /// <summary>A finding is resolved after it was recorded.</summary>
    public static readonly RowRule FindingDates = new(
        "VERIFY_FINDING_DATES", VerifySeverity.Block,
        new("Phát hiện được khắc phục trước ngày ghi nhận.", "A finding is resolved before it was recorded."),
        MendRecords,
        [new("finding", "t.resolved_on < t.recorded_on")]);

    /// <summary>Money of a budget year is paid in it or soon after: up to 31 January where nothing else is
    /// set.</summary>
    /// <param name="days">Days after the end of the year.</param>
    public static RowRule PaymentDay(int days) => new(
        "VERIFY_PAYMENT_DAY", VerifySeverity.Warn,
        new(string.Create(CultureInfo.InvariantCulture, $"Ngày giải ngân ngoài năm ngân sách và {days} ngày sau đó."),
            string.Create(CultureInfo.InvariantCulture,
                $"A payment lies outside its budget year and the {days} days after it.")),
        LookAtDates,
        [
            new("disbursement", string.Create(CultureInfo.InvariantCulture,
                $"t.on_day < make_date(t.year, 1, 1) OR t.on_day >= make_date(t.year + 1, 1, 1) + {days}")),
        ]);

    /// <summary>An event lies in its own year.</summary>
    public static readonly RowRule EventYear = new(
        "VERIFY_EVENT_YEAR", VerifySeverity.Warn,
        new("Ngày của sự kiện không thuộc năm của bản ghi.",
            "The day of an event lies outside the year of its record."),
        LookAtDates,
        [
            new("training_course", "year(t.on_day) <> t.year"),
            new("inspection", "year(t.on_day) <> t.year"),
            new("household_review", "year(t.on_day) <> t.year"),
            new("household_support", "year(t.on_day) <> t.year"),
        ]);

    /// <summary>A record belongs to a unit that existed then.</summary>
    public static readonly RowRule AreaValidity = new(
        "VERIFY_AREA_VALIDITY", VerifySeverity.Warn,
        new("Đơn vị hành chính không tồn tại vào thời gian của bản ghi.",
            "A unit did not exist at the time of its record."),
        "Give the record the unit of that day; a code can mean another unit after 2025-07-01.",
        [.. WarehouseSchema.Star.Facts.Select(fact => new RowTest(
            $"{fact.Name} JOIN area a ON a.area_key = t.area_key",
            "t.period_until <= a.valid_from OR t.period_from >= a.valid_until"))]);

    /// <summary>A project's money and activity lie in its programme period.</summary>
    public static readonly RowRule ProgrammeYear = new(
        "VERIFY_PROGRAMME_YEAR", VerifySeverity.Warn,
        new("Năm của bản ghi ngoài giai đoạn của chương trình.",
            "The year of a record lies outside its programme period."),
        LookAtDates,
        [.. WarehouseSchema.Star.Facts.Select(fact => new RowTest(
            $"{fact.Name} JOIN member p ON p.dimension = 'programme' AND p.member_key = t.programme_key",
            "t.year < year(p.valid_from) OR t.year >= year(p.valid_until)"))]);

    /// <summary>A review by a standard that was not the one in force.</summary>
    public static readonly RowRule Standard = new(
        "VERIFY_STANDARD", VerifySeverity.Info,
        new("Kết quả rà soát theo chuẩn nghèo không còn hoặc chưa có hiệu lực vào ngày rà soát.",
            "A review follows a poverty standard that was not in force on its day; it answers only when asked for."),
        "Nothing to do: both counts of a change of standard are kept.",
        [new("household_review", "NOT t.in_force AND t.poverty_standard_key >= 0")]);

    /// <summary>All rules about times that do not depend on the cut-off.</summary>
    public static ImmutableArray<RowRule> All(VerifyOptions options) =>
    [
        Time, YearRange(options.Years), OriginYear, FindingDates, PaymentDay(options.PaymentDays), EventYear,
        AreaValidity, ProgrammeYear, Standard,
    ];

    /// <summary>Nothing happens after the data's own "now".</summary>
    /// <param name="cutoff">The first business day that the data cannot know.</param>
    public static RowRule AfterCutoff(DateOnly cutoff)
    {
        var day = $"DATE '{cutoff:yyyy-MM-dd}'";
        return new(
            "VERIFY_AFTER_CUTOFF", VerifySeverity.Warn,
            new("Ngày của bản ghi sau thời điểm chốt số liệu.",
                "The day of a record lies after the cut-off of the data."),
            LookAtDates,
            [.. EveryFact($"t.on_day >= {day}"), new("finding", $"t.resolved_on >= {day}")]);
    }

    private static ImmutableArray<RowTest> EveryFact(string where) =>
        [.. WarehouseSchema.Star.Facts.Select(fact => new RowTest(fact.Name, OfKnownParts(fact.Name, where)))];

    // A visit or finding whose inspection does not exist has no time of its own; VERIFY_REFERENCE reports it.
    private static string OfKnownParts(string table, string where) =>
        table is "inspected_unit" or "finding" ? $"t.area_key <> {Unresolved.Key} AND ({where})" : where;
}
