using System.Collections.Immutable;
using Analytics.Warehouse.Model;
using Analytics.Warehouse.Requests;

namespace Analytics.Warehouse.Planning;

/// <summary>How each measure of a plan is made from its parts.</summary>
/// <param name="Cells">By measure name.</param>
public sealed record CellMap(ImmutableDictionary<string, CellParts> Cells)
{
    /// <summary>Cells compared with, by what they were shifted by.</summary>
    public ImmutableDictionary<Shift, ShiftedCells> Shifted { get; init; } =
        ImmutableDictionary<Shift, ShiftedCells>.Empty;

    /// <summary>The parts of a measure.</summary>
    public CellParts Of(Measure measure) => Cells[measure.Name];

    /// <summary>The parts of the value that a measure is compared with; null where nothing can be.</summary>
    public CellParts? Of(Measure measure, Shift shift) =>
        Shifted.GetValueOrDefault(shift)?.Cells.GetValueOrDefault(measure.Name);
}
