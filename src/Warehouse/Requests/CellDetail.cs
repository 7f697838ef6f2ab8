namespace Analytics.Warehouse.Requests;

/// <summary>How much is told about a number.</summary>
public enum CellDetail
{
    /// <summary>Everything: its status, records, coverage, qualifiers and notes.</summary>
    Full,

    /// <summary>The number alone, with its numerator and denominator: fewer columns are read and aggregated.</summary>
    ValueOnly,
}
