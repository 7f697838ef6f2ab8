using Analytics.Warehouse.Execution;

namespace Analytics.Warehouse.Tests.Oracle;

/// <summary>A cell as the oracle works it out.</summary>
internal sealed record Expected
{
    /// <summary>Exact values as long, ratios as double; null where there is none.</summary>
    public object? Value { get; init; }

    public long? Over { get; init; }

    public long? Under { get; init; }

    public bool IsRatio { get; init; }

    public long Records { get; init; }

    public int Qualifiers { get; init; }

    public bool IsMoved { get; init; }

    public CellStatus Status { get; init; }

    public double? Coverage { get; init; }

    public double? Number => Value switch
    {
        long exact => exact,
        double real => real,
        _ => null,
    };
}
