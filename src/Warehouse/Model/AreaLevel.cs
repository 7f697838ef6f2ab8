namespace Analytics.Warehouse.Model;

/// <summary>Levels of administrative units, widest first.</summary>
public enum AreaLevel
{
    /// <summary>The whole country.</summary>
    Country,

    /// <summary>One of the six regions of the 63 provinces.</summary>
    Region,

    /// <summary>Province or centrally run city.</summary>
    Province,

    /// <summary>District, abolished on 2025-07-01.</summary>
    District,

    /// <summary>Commune, ward or township.</summary>
    Commune,
}
