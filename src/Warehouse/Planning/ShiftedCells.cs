using System.Collections.Immutable;
using Analytics.Warehouse.Requests;

namespace Analytics.Warehouse.Planning;

/// <summary>How the cells compared with are made from the parts of a plan.</summary>
/// <param name="Query">What they answer.</param>
/// <param name="Cells">By measure name.</param>
public sealed record ShiftedCells(ShiftedQuery Query, ImmutableDictionary<string, CellParts> Cells);
