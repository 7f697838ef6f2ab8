using System.Collections.Immutable;
using DuckDB.NET.Data;

namespace Analytics.Loader.Stage;

/// <summary>Appends the values of one row in the order of the table's columns.</summary>
public delegate void AppendRow<TRow>(IDuckDBAppenderRow appender, in TRow row);

/// <summary>How rows of one table are written.</summary>
/// <param name="Table">Warehouse name.</param>
/// <param name="Columns">The columns in the order in which <paramref name="Append"/> writes them.</param>
/// <param name="Append">Writes one row.</param>
public sealed record RowWriter<TRow>(string Table, ImmutableArray<string> Columns, AppendRow<TRow> Append);
