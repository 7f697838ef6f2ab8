using System.Collections.Immutable;

namespace Analytics.Warehouse.Schema;

/// <summary>A table of the star schema: a <see cref="Fact"/>, a <see cref="Rollup"/> or a
/// <see cref="DimensionTable"/>.</summary>
/// <param name="Name">snake_case, singular.</param>
/// <param name="Columns">In the order in which they are created and appended.</param>
public abstract record Table(string Name, ImmutableArray<Column> Columns)
{
    /// <summary>Columns that together are unique among the rows.</summary>
    public ImmutableArray<string> Grain { get; init; } = [];

    /// <summary>Whether the table has a column of this name.</summary>
    public bool Has(string column) => Columns.Any(one => one.Name == column);
}
