using System.Collections.Immutable;

namespace Analytics.Warehouse.Schema;

/// <summary>A table of members, of relations between members, or of figures kept beside the facts.</summary>
/// <param name="Name">snake_case, singular.</param>
/// <param name="Columns">In the order in which they are created and appended.</param>
public sealed record DimensionTable(string Name, ImmutableArray<Column> Columns) : Table(Name, Columns);
