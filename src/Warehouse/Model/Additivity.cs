namespace Analytics.Warehouse.Model;

/// <summary>How values of parts combine into the value of the whole, over time or over area.</summary>
public enum Additivity
{
    /// <summary>Values add.</summary>
    Sum,

    /// <summary>The last value of the period counts.</summary>
    Last,

    /// <summary>Different members count once.</summary>
    Distinct,

    /// <summary>Money counts once, by the year it came from.</summary>
    OncePerOrigin,

    /// <summary>Numerator and denominator combine, then divide.</summary>
    Recomputed,
}
