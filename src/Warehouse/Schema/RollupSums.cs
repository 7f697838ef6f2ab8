using System.Collections.Immutable;

namespace Analytics.Warehouse.Schema;

/// <summary>What roll-ups of a fact add up.</summary>
/// <param name="Columns">Columns of the fact, each with the number of records that know it.</param>
/// <param name="Pairs">Columns that are also added up over the records that know both.</param>
public sealed record RollupSums(ImmutableArray<string> Columns, ImmutableArray<ColumnPair> Pairs);
