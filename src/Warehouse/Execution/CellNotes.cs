using System.Collections.Immutable;
using System.Globalization;
using Analytics.Warehouse.Errors;
using Analytics.Warehouse.Model;

namespace Analytics.Warehouse.Execution;

/// <summary>Every remark that a cell can carry.</summary>
internal static class CellNotes
{
    private static readonly CultureInfo Vietnamese = new("vi-VN");

    private static readonly ImmutableArray<Note> Qualifiers =
    [
        Warn(
            "QUALIFIER_AT_LEAST", "Có số liệu công bố là \"ít nhất\".", "Some figures were published as \"at least\"."),
        Warn(
            "QUALIFIER_APPROXIMATE", "Có số liệu công bố là \"khoảng\".",
            "Some figures were published as approximate."),
        Warn("QUALIFIER_EXPECTED", "Có số liệu dự kiến.", "Some figures were expected, not reached."),
        Warn("QUALIFIER_PRELIMINARY", "Có số liệu sơ bộ.", "Some figures are preliminary."),
    ];

    private static readonly ImmutableArray<ImmutableArray<Note>> OfBits = [
        .. Enumerable.Range(0, 1 << Qualifiers.Length)
            .Select(bits => Qualifiers.Where((_, bit) => (bits >> bit & 1) == 1).ToImmutableArray())];

    public static readonly Note ZeroReported = Tell(
        "ZERO_REPORTED", "Bản ghi báo cáo bằng không.", "The records say zero.");

    public static readonly Note PublishedRateOnly = Tell(
        "PUBLISHED_RATE_ONLY", "Tỷ lệ công bố; không có số hộ để tính.",
        "The published rate; there are no counts to compute it from.");

    public static readonly Note AboveOne = Tell(
        "RATE_ABOVE_ONE", "Tỷ lệ trên 1: chi nhiều hơn vốn ghi nhận được.",
        "The rate is above 1: more was paid than is recorded as available.");

    public static ImmutableArray<Note> OfQualifiers(byte bits) => OfBits[bits & (OfBits.Length - 1)];

    public static Note AmountsUnknown(long unknown, long records) => Warn("AMOUNT_UNKNOWN",
        $"{unknown} trong {records} bản ghi không cho biết số lượng.",
        $"{unknown} of {records} records do not tell the amount.");

    public static Note RecordsLeftOut(long left, long records) => Warn("RECORDS_LEFT_OUT",
        $"{left} trong {records} bản ghi không có đủ tử số và mẫu số nên không được tính.",
        $"{left} of {records} records do not hold both numerator and denominator and are left out.");

    public static Note StandardInForce(Wording standard) => Tell("STANDARD_IN_FORCE",
        $"Theo chuẩn có hiệu lực vào ngày rà soát: {standard.Vi}.",
        $"By the standard in force on the day of review: {standard.En}.");

    public static Note MixedStandards() => Warn("MIXED_STANDARDS",
        "Số liệu gồm các lần rà soát theo chuẩn nghèo khác nhau; không so sánh được với nhau.",
        "The records were reviewed by different poverty standards, which do not compare.");

    public static Note PartlyReported(double reported, int expected) => Warn("PARTLY_REPORTED",
        $"{reported.ToString("0.##", Vietnamese)} trong {expected} tỉnh có báo cáo.",
        $"{reported.ToString("0.##", CultureInfo.InvariantCulture)} of {expected} provinces reported.");

    public static Note RegionEnded(DateOnly end) => Warn("REGION_ENDED",
        $"Các vùng chỉ có đến ngày {end.AddDays(-1):dd/MM/yyyy}; bản ghi sau đó không thuộc vùng nào nên không được "
            + "tính.",
        $"The regions lasted until {end.AddDays(-1):yyyy-MM-dd}; later records belong to none and are not counted.");

    public static Note PublishedRate(decimal percent) => Tell("PUBLISHED_RATE",
        $"Tỷ lệ được công bố: {percent.ToString("0.####", Vietnamese)} %.",
        $"The published rate: {percent.ToString("0.####", CultureInfo.InvariantCulture)} %.");

    public static Note ProjectNotApplicable(Wording reason) => Tell("PROJECT_NOT_APPLICABLE",
        reason.Vi.Length == 0
            ? "Dự án không thực hiện tại địa bàn này."
            : $"Dự án không thực hiện tại địa bàn này: {reason.Vi}.",
        reason.En.Length == 0
            ? "The project does not exist in this place."
            : $"The project does not exist in this place: {reason.En}.");

    public static Note OutOfReach(IEnumerable<string> dimensions)
    {
        var names = string.Join(", ", dimensions);
        var byDay = dimensions.Any(
            name => name is "month" or "quarter" || name.StartsWith("period.", StringComparison.Ordinal));
        return Tell("OUT_OF_REACH",
            $"Chỉ tiêu không có chiều: {names}."
                + (byDay ? " Dùng running của vốn đã giải ngân, hoặc hỏi theo year." : ""),
            $"The measure has no dimension: {names}." + (byDay ? " Use running of disbursed, or ask by year." : ""));
    }

    public static Note OffMap(IEnumerable<string> levels, DateOnly day) => Tell("LEVEL_NOT_ON_MAP",
        $"Bản đồ ngày {day:dd/MM/yyyy} không có cấp: {string.Join(", ", levels)}.",
        $"The map of {day:yyyy-MM-dd} has no units of: {string.Join(", ", levels)}. Leave geography out to read them.");

    public static Note Restated(long moved, long records, DateOnly day) => Tell("RESTATED",
        $"{moved} trong {records} bản ghi thuộc đơn vị khác, được tính lại theo bản đồ ngày {day:dd/MM/yyyy}.",
        $"{moved} of {records} records belong to other units, restated on the map of {day:yyyy-MM-dd}.");

    private static Note Tell(string code, string vi, string en) => new(code, new(vi, en), Severity.Info);

    private static Note Warn(string code, string vi, string en) => new(code, new(vi, en), Severity.Warning);
}
