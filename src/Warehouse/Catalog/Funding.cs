using System.Collections.Immutable;
using Analytics.Warehouse.Model;

namespace Analytics.Warehouse.Catalog;

/// <summary>Money: allocated, carried in, available, disbursed.</summary>
public static class Funding
{
    /// <summary>The subject.</summary>
    public static readonly Subject Subject = new("funding", new("Vốn", "Funding"), new(
        "Vốn giao, vốn chuyển nguồn, vốn được sử dụng và vốn đã giải ngân của Chương trình, đơn vị đồng.",
        "Money of the programme: allocated, carried in, available and disbursed, in VND."),
        ["fundingSource", "capitalType", "originYear"], CoverageRule.Provinces);

    /// <summary>New money.</summary>
    public static readonly Measure Allocated = new Measure.Sum(
        "allocated", FundingFacts.BudgetAllocation, "amount", new Condition.Holds("entry", 0))
    {
        Subject = Subject.Name,
        Unit = Unit.Vnd,
        Title = new("Vốn giao mới", "Allocated"),
        Definition = new(
            "Vốn giao mới trong năm ngân sách, không gồm vốn chuyển nguồn từ năm trước.",
            "New money allocated in the budget year, without money carried over from earlier years."),
        Formula = "sum(allocation) where origin year = budget year",
    };

    /// <summary>Money carried into the cell's first year from before it.</summary>
    public static readonly Measure CarriedIn = new Measure.CarriedIn(
        "carriedIn", FundingFacts.BudgetAllocation, "amount", new Condition.Holds("entry", 1))
    {
        Subject = Subject.Name,
        Unit = Unit.Vnd,
        Title = new("Vốn chuyển nguồn", "Carried in"),
        Definition = new(
            "Vốn của các năm trước được chuyển sang; qua nhiều năm chỉ tính vốn chuyển vào năm đầu từ trước năm đó.",
            "Money of earlier years carried in; over several years only what was carried into the first of them from "
                + "before it."),
        Formula = "sum(allocation) where origin year < first year of the period",
        OverTime = Additivity.OncePerOrigin,
    };

    /// <summary>Money taken back.</summary>
    public static readonly Measure Cancelled = new Measure.Sum(
        "cancelled", FundingFacts.BudgetAllocation, "amount", new Condition.Holds("entry", 2))
    {
        Subject = Subject.Name,
        Unit = Unit.Vnd,
        Title = new("Vốn bị hủy", "Cancelled"),
        Definition = new("Vốn đã giao bị hủy hoặc thu hồi.", "Allocated money that was cancelled."),
        Formula = "sum(cancellation)",
        Scope = MeasureScope.Internal,
    };

    /// <summary>Money that could be spent.</summary>
    public static readonly Measure Available = new Measure.Combined("available", [Allocated, CarriedIn], [Cancelled])
    {
        Subject = Subject.Name,
        Unit = Unit.Vnd,
        Title = new("Vốn được sử dụng", "Available"),
        Definition = new(
            "Vốn có thể chi trong kỳ: giao mới cộng chuyển nguồn trừ hủy; vốn chuyển nguồn chỉ tính một lần.",
            "What could be spent in the period: allocated plus carried in less cancelled; carried-over money counts "
                + "once."),
        Formula = "allocated + carriedIn - cancelled",
        OverTime = Additivity.OncePerOrigin,
    };

    /// <summary>Payments.</summary>
    public static readonly Measure Disbursed = new Measure.Sum("disbursed", FundingFacts.Disbursement, "amount")
    {
        Subject = Subject.Name,
        Unit = Unit.Vnd,
        Title = new("Vốn đã giải ngân", "Disbursed"),
        Definition = new(
            "Thanh toán từ vốn giao mới và vốn chuyển nguồn, đến thời điểm chốt số liệu.",
            "Payments from new and carried-over money, up to the cut-off of the snapshot."),
        Formula = "sum(payment)",
    };

    /// <summary>Payments from money of the same year.</summary>
    public static readonly Measure DisbursedOfNew = new Measure.Sum(
        "disbursedOfNew", FundingFacts.Disbursement, "amount", new Condition.Same("origin_year", "year"))
    {
        Subject = Subject.Name,
        Unit = Unit.Vnd,
        Title = new("Giải ngân vốn giao mới", "Disbursed of new money"),
        Definition = new(
            "Thanh toán từ vốn giao mới của chính năm đó.", "Payments from money allocated for the same year."),
        Formula = "sum(payment) where origin year = budget year",
        Scope = MeasureScope.Internal,
    };

    /// <summary>Payments over money available.</summary>
    public static readonly Measure DisbursementRate = new Measure.Ratio("disbursementRate", Disbursed, Available)
    {
        Subject = Subject.Name,
        Unit = Unit.Ratio,
        Title = new("Tỷ lệ giải ngân", "Disbursement rate"),
        Definition = new(
            "Vốn đã giải ngân trên vốn được sử dụng. Trống khi không có vốn được sử dụng.",
            "Payments as a part of the money available. Null where nothing was available."),
        Formula = "disbursed / available",
        OverTime = Additivity.Recomputed,
        OverArea = Additivity.Recomputed,
    };

    /// <summary>Payments of new money over new money.</summary>
    public static readonly Measure DisbursementRateOfNew = new Measure.Ratio(
        "disbursementRateOfNew", DisbursedOfNew, Allocated)
    {
        Subject = Subject.Name,
        Unit = Unit.Ratio,
        Title = new("Tỷ lệ giải ngân vốn giao mới", "Disbursement rate of new money"),
        Definition = new(
            "Thanh toán từ vốn giao mới trong năm trên vốn giao mới.",
            "Payments from money of the same year as a part of the money allocated."),
        Formula = "sum(payment) where origin year = budget year / allocated",
        OverTime = Additivity.Recomputed,
        OverArea = Additivity.Recomputed,
    };

    /// <summary>Number of allocations.</summary>
    public static readonly Measure Allocations = new Measure.Count("allocations", FundingFacts.BudgetAllocation)
    {
        Subject = Subject.Name,
        Unit = Unit.Record,
        Title = new("Số lần giao vốn", "Allocations"),
        Definition = new(
            "Số bản ghi giao, chuyển nguồn và hủy vốn.",
            "Number of records of money allocated, carried in or cancelled."),
        Formula = "count(allocation)",
        Scope = MeasureScope.Subject,
    };

    /// <summary>Number of payments.</summary>
    public static readonly Measure Payments = new Measure.Count("payments", FundingFacts.Disbursement)
    {
        Subject = Subject.Name,
        Unit = Unit.Record,
        Title = new("Số lần thanh toán", "Payments"),
        Definition = new("Số bản ghi thanh toán.", "Number of records of payment."),
        Formula = "count(payment)",
        Scope = MeasureScope.Subject,
    };

    /// <summary>In the order in which they are shown.</summary>
    public static readonly ImmutableArray<Measure> All =
    [
        Allocated, CarriedIn, Available, Disbursed, DisbursementRate, DisbursementRateOfNew, Allocations, Payments,
        Cancelled, DisbursedOfNew,
    ];
}
