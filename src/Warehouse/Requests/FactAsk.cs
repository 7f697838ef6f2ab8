using System.Collections.Immutable;

namespace Analytics.Warehouse.Requests;

/// <summary>A measure and the calculations asked about it.</summary>
/// <param name="Measure">Name of the measure.</param>
/// <param name="Calculations">In the order asked; equal ones may repeat.</param>
public sealed record FactAsk(string Measure, ImmutableArray<Calculation> Calculations)
{
    /// <summary>A measure without calculations.</summary>
    public FactAsk(string measure)
        : this(measure, [])
    {
    }
}
