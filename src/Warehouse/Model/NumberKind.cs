namespace Analytics.Warehouse.Model;

/// <summary>How values of a measure are held.</summary>
public enum NumberKind
{
    /// <summary>64-bit integers.</summary>
    Exact,

    /// <summary>Doubles, from a division.</summary>
    Real,
}
