namespace Analytics.Warehouse.Requests;

/// <summary>Where a running sum starts again.</summary>
public enum Reset
{
    /// <summary>Nowhere.</summary>
    Never,

    /// <summary>With each programme period.</summary>
    Programme,

    /// <summary>With each year.</summary>
    Year,
}
