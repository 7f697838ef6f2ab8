using Analytics.Warehouse.Errors;

namespace Analytics.Warehouse.Execution;

/// <summary>Every remark that a calculation can carry.</summary>
internal static class CalculationNotes
{
    public static readonly Note ShareOfRate = Tell("SHARE_OF_RATE",
        "Tỷ lệ không cộng được nên không có tỷ trọng.",
        "Rates do not add up, so one has no share of another.");

    public static readonly Note ShareWithoutTotal = Tell("SHARE_WITHOUT_TOTAL",
        "Tổng bằng không hoặc không có nên không có tỷ trọng.",
        "The total is zero or missing, so there is no share of it.");

    public static readonly Note PartitionUnknown = Tell("PARTITION_UNKNOWN",
        "Nhóm này không cho biết thuộc phân vùng nào.",
        "This row does not tell the partition that it belongs to.");

    public static readonly Note AloneInPartition = Tell("PERCENTILE_ALONE",
        "Không có giá trị nào khác để so.",
        "There is no other value to stand among.");

    public static readonly Note RunningOfStock = Tell("RUNNING_NOT_ADDITIVE",
        "Chỉ tiêu không cộng được theo thời gian nên không có lũy kế.",
        "The measure does not add up over time, so it has no running sum.");

    public static readonly Note RunningUndated = Tell("RUNNING_UNDATED",
        "Nhóm này không có kỳ nên không có lũy kế.",
        "This row has no period, so no running sum reaches it.");

    public static readonly Note OfRowsOnly = Tell("CALCULATION_OF_ROWS_ONLY",
        "Chỉ tính cho từng dòng, không tính cho tổng.",
        "It is told of rows only, not of a total.");

    private static Note Tell(string code, string vi, string en) => new(code, new(vi, en), Severity.Info);
}
