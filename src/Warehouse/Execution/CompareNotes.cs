using Analytics.Warehouse.Errors;

namespace Analytics.Warehouse.Execution;

/// <summary>Every reason for which two numbers do not compare.</summary>
internal static class CompareNotes
{
    public static readonly Note NoValue = Warn("COMPARE_NO_VALUE",
        "Không có đủ cả hai giá trị để so sánh.",
        "One of the two numbers is missing, so there is no change to tell.");

    public static readonly Note NoPeriod = Warn("COMPARE_NO_PERIOD",
        "Nhóm này không thuộc một kỳ nào có thể lùi lại.",
        "This row does not belong to a period that could be shifted.");

    public static readonly Note StandardChanged = Warn("COMPARE_STANDARD_CHANGED",
        "Hai số liệu được rà soát theo chuẩn nghèo khác nhau.",
        "The two numbers were reviewed by different poverty standards.");

    public static readonly Note PeriodCut = Warn("COMPARE_PERIOD_CUT",
        "Bộ lọc chỉ lấy một phần của kỳ này, còn kỳ so sánh được lấy toàn bộ.",
        "The filter takes only a part of this period, while the period compared with is taken as a whole.");

    /// <summary>A year beside a quarter: what adds up over time is larger in the longer one.</summary>
    public static readonly Note LengthDiffers = Warn("COMPARE_LENGTH_DIFFERS",
        "Hai kỳ không dài bằng nhau, mà chỉ tiêu được cộng theo thời gian.",
        "The two periods are not equally long, and the measure adds up over time.");

    public static Note PeriodIncomplete(DateOnly cutoff) => Warn("COMPARE_PERIOD_INCOMPLETE",
        $"Một trong hai kỳ chưa kết thúc vào thời điểm chốt số liệu {cutoff:dd/MM/yyyy}.",
        $"One of the two periods had not ended at the cut-off, {cutoff:yyyy-MM-dd}.");

    public static Note CoverageFell(double now, double before) => Warn("COMPARE_COVERAGE_FELL",
        $"Tỷ lệ tỉnh có báo cáo giảm từ {Percent(before)} % xuống {Percent(now)} %.",
        $"Coverage fell from {Percent(before)} % to {Percent(now)} % of the provinces.");

    public static Note CoverageRose(double now, double before) => Warn("COMPARE_COVERAGE_ROSE",
        $"Tỷ lệ tỉnh có báo cáo tăng từ {Percent(before)} % lên {Percent(now)} %.",
        $"Coverage rose from {Percent(before)} % to {Percent(now)} % of the provinces.");

    public static Note AreaChanged(Wording units) => Warn("COMPARE_AREA_CHANGED",
        $"Địa giới thay đổi giữa hai kỳ: {units.Vi}.",
        $"The territory changed between the two periods: {units.En}.");

    private static string Percent(double part) =>
        Math.Round(part * 100).ToString("0", System.Globalization.CultureInfo.InvariantCulture);

    private static Note Warn(string code, string vi, string en) => new(code, new(vi, en), Severity.Warning);
}
