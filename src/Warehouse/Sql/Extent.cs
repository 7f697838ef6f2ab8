namespace Analytics.Warehouse.Sql;

/// <summary>How a record of several days must lie to a period.</summary>
public enum Extent
{
    /// <summary>Wholly inside.</summary>
    Inside,

    /// <summary>It shares a day.</summary>
    Touched,
}
