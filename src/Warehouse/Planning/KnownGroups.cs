using System.Collections.Immutable;
using Analytics.Warehouse.Model;
using Analytics.Warehouse.Requests;

namespace Analytics.Warehouse.Planning;

/// <summary>Groups of another snapshot that were read before, to be compared with.</summary>
/// <param name="Shift">What asks for them.</param>
/// <param name="Grain">The grain that they belong to.</param>
/// <param name="Groups">The groups, in keys of the snapshot that is asked.</param>
/// <param name="Cells">How their cells are made.</param>
public sealed record KnownGroups(
    Shift Shift, ImmutableArray<Dimension> Grain, Plan.Known Groups, ShiftedCells Cells);
