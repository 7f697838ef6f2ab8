using System.Collections.Immutable;

namespace Analytics.Warehouse.Planning;

/// <summary>Where the records of a unit are counted.</summary>
/// <param name="Source">Key that is looked up.</param>
/// <param name="Targets">Keys in the order of the map's columns; null is no unit for certain.</param>
public sealed record UnitMove(int Source, ImmutableArray<int?> Targets);
