using System.Collections.Immutable;
using Analytics.Warehouse.Model;

namespace Analytics.Warehouse.Sql;

/// <summary>A statement of DuckDB and what its columns are.</summary>
/// <param name="Text">The statement; all values in it are numbers and dates of our own making.</param>
/// <param name="Keys">The first columns, INTEGER.</param>
/// <param name="Numbers">Names of the columns after the keys, BIGINT.</param>
/// <param name="Counted">Whether the last column, BIGINT, tells the number of rows on all pages.</param>
public sealed record SqlStatement(
    string Text, ImmutableArray<Dimension> Keys, ImmutableArray<string> Numbers, Counting Counted);
