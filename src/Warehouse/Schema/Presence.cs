namespace Analytics.Warehouse.Schema;

/// <summary>Whether every row of a column has a value.</summary>
public enum Presence
{
    /// <summary>NOT NULL.</summary>
    Required,

    /// <summary>Null says that the row has none.</summary>
    Optional,
}
