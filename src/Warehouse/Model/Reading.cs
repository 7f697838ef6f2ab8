namespace Analytics.Warehouse.Model;

/// <summary>Which records of the cell's period a number is read from.</summary>
public enum Reading
{
    /// <summary>All of them.</summary>
    All,

    /// <summary>For each place those of its last day.</summary>
    LastOfPlace,
}
