using Analytics.Warehouse.Errors;

namespace Analytics.Warehouse.Model;

/// <summary>What a number counts.</summary>
/// <param name="Name">Stable name, such as <c>VND</c> or <c>RATIO</c>.</param>
/// <param name="Label">How it is written after a number.</param>
/// <param name="Number">Whether values are exact integers or doubles.</param>
public sealed record Unit(string Name, Wording Label, NumberKind Number)
{
    /// <summary>Whole Vietnamese đồng.</summary>
    public static readonly Unit Vnd = new("VND", new("đồng", "VND"), NumberKind.Exact);

    /// <summary>VND for each unit of the denominator.</summary>
    public static readonly Unit VndPer = new("VND_PER_UNIT", new("đồng", "VND"), NumberKind.Real);

    /// <summary>A part of one: 0.25 is 25 percent.</summary>
    public static readonly Unit Ratio = new("RATIO", new("", ""), NumberKind.Real);

    /// <summary>Households.</summary>
    public static readonly Unit Household = new("HOUSEHOLD", new("hộ", "households"), NumberKind.Exact);

    /// <summary>Courses.</summary>
    public static readonly Unit Course = new("COURSE", new("lớp", "courses"), NumberKind.Exact);

    /// <summary>Participations: a person in two courses is two turns.</summary>
    public static readonly Unit Turn = new("TURN", new("lượt người", "turns"), NumberKind.Exact);

    /// <summary>Days.</summary>
    public static readonly Unit Day = new("DAY", new("ngày", "days"), NumberKind.Exact);

    /// <summary>Rounds of inspection.</summary>
    public static readonly Unit Inspection = new("INSPECTION", new("cuộc", "inspections"), NumberKind.Exact);

    /// <summary>Units visited.</summary>
    public static readonly Unit Place = new("UNIT", new("đơn vị", "units"), NumberKind.Exact);

    /// <summary>Visits.</summary>
    public static readonly Unit Visit = new("VISIT", new("lượt", "visits"), NumberKind.Exact);

    /// <summary>Findings.</summary>
    public static readonly Unit Finding = new("FINDING", new("phát hiện", "findings"), NumberKind.Exact);

    /// <summary>Records.</summary>
    public static readonly Unit Record = new("RECORD", new("bản ghi", "records"), NumberKind.Exact);
}
