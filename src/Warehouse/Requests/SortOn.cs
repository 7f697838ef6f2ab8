namespace Analytics.Warehouse.Requests;

/// <summary>Which number of a cell rows are sorted by.</summary>
public enum SortOn
{
    /// <summary>The value.</summary>
    Value,

    /// <summary>Its change against the shifted period.</summary>
    Delta,

    /// <summary>Its change as a part of the shifted value.</summary>
    Ratio,
}
