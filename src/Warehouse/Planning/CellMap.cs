using System.Collections.Immutable;
using Analytics.Warehouse.Model;

namespace Analytics.Warehouse.Planning;

/// <summary>How each measure of a plan is made from its parts.</summary>
/// <param name="Cells">By measure name.</param>
public sealed record CellMap(ImmutableDictionary<string, CellParts> Cells)
{
    /// <summary>The parts of a measure.</summary>
    public CellParts Of(Measure measure) => Cells[measure.Name];
}
