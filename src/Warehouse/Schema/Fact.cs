using System.Collections.Immutable;

namespace Analytics.Warehouse.Schema;

/// <summary>A table of events or balances, one row a record.</summary>
/// <param name="Name">snake_case, singular.</param>
/// <param name="Columns">In the order in which they are created and appended.</param>
public sealed record Fact(string Name, ImmutableArray<Column> Columns) : Table(Name, Columns)
{
    /// <summary>Key columns that are null in every row because the subject has no such dimension.</summary>
    public ImmutableArray<string> Lacks { get; init; } = [];

    /// <summary>Columns by which rows are stored, for zone maps.</summary>
    public ImmutableArray<string> SortedBy { get; init; } = ["year", "province_key"];

    /// <summary>Which records count unless the question names a standard; null when all do.</summary>
    public InForceRule? InForce { get; init; }

    /// <summary>Sums of its records that a snapshot holds beside it.</summary>
    public ImmutableArray<Rollup> Rollups { get; init; } = [];

    /// <summary>Whether records can be told apart by this column.</summary>
    public bool Reaches(string column) => Has(column) && !Lacks.Contains(column);
}
