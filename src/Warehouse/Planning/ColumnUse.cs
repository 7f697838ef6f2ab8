namespace Analytics.Warehouse.Planning;

/// <summary>What a column of a fact contributes.</summary>
internal enum ColumnUse
{
    /// <summary>Its sum.</summary>
    Sum,

    /// <summary>Its different values.</summary>
    Distinct,
}
