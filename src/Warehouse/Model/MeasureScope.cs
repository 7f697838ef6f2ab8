namespace Analytics.Warehouse.Model;

/// <summary>Where a measure can be asked.</summary>
public enum MeasureScope
{
    /// <summary>In its subject and across subjects.</summary>
    Everywhere,

    /// <summary>In its subject only.</summary>
    Subject,

    /// <summary>Not by name: a part of other measures.</summary>
    Internal,
}
