namespace Analytics.Warehouse.Execution;

/// <summary>Whether a number can be trusted; in the order in which they apply.</summary>
public enum CellStatus
{
    /// <summary>The measure does not reach the grain, a filter or the place.</summary>
    NotApplicable,

    /// <summary>The denominator is missing or zero.</summary>
    Undefined,

    /// <summary>Nothing is there although the measure applies.</summary>
    NotReported,

    /// <summary>Fewer provinces reported than exist.</summary>
    Partial,

    /// <summary>A record is not exact.</summary>
    Provisional,

    /// <summary>Restated on another map.</summary>
    Restated,

    /// <summary>Records say zero.</summary>
    ZeroReported,

    /// <summary>All records are there and exact.</summary>
    Final,

    /// <summary>Hidden by access rules.</summary>
    Suppressed,
}
