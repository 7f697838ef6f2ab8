using System.Collections.Immutable;

namespace Analytics.Warehouse.Schema;

/// <summary>All tables of the warehouse.</summary>
/// <param name="Dimensions">Tables of members and of what is kept beside the facts.</param>
/// <param name="Facts">Tables of records.</param>
public sealed record StarSchema(ImmutableArray<DimensionTable> Dimensions, ImmutableArray<Fact> Facts)
{
    /// <summary>Every table: dimensions, facts, roll-ups.</summary>
    public ImmutableArray<Table> Tables => [.. Dimensions, .. Facts, .. Facts.SelectMany(fact => fact.Rollups)];
}
