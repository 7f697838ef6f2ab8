namespace Analytics.Warehouse.Requests;

/// <summary>Lengths of calendar periods.</summary>
public enum TimeGrain
{
    /// <summary>Months.</summary>
    Month,

    /// <summary>Quarters.</summary>
    Quarter,

    /// <summary>Years.</summary>
    Year,
}
