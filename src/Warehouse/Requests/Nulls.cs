namespace Analytics.Warehouse.Requests;

/// <summary>Where rows without a value go.</summary>
public enum Nulls
{
    /// <summary>After all others, whatever the direction.</summary>
    Last,

    /// <summary>Before all others, whatever the direction.</summary>
    First,
}
