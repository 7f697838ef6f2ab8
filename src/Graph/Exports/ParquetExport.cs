using Analytics.Graph.Fields;
using Analytics.Warehouse.Execution;

namespace Analytics.Graph.Exports;

/// <summary>Writes a Parquet file: typed columns, and under its keys the snapshot, the permalink and for each column
/// its title, unit and definition.</summary>
internal static class ParquetExport
{
    /// <summary>Writes it to a file that does not exist yet.</summary>
    public static Task WriteAsync(ExportTable table, string path, CancellationToken stop) => ParquetFile.WriteAsync(
        path, [.. table.Columns.Select(Column)], table.RowCount,
        [.. table.About, .. table.Columns.SelectMany(one => Remarks(one, table.Lang))], stop);

    private static ParquetColumn Column(TableColumn column) => column.Type switch
    {
        "INTEGER" => new ParquetColumn.Integers(column.Name, column.Cells.IntegerAt),
        "DECIMAL" => new ParquetColumn.Reals(column.Name, column.Cells.RealAt),
        _ => new ParquetColumn.Texts(column.Name, column.Cells.TextAt),
    };

    private static IEnumerable<KeyValuePair<string, string>> Remarks(TableColumn column, Lang lang)
    {
        yield return new($"{column.Name}.title", column.Title.In(lang));
        if (column.Unit is { } unit)
        {
            yield return new($"{column.Name}.unit", unit);
        }

        if (column.Definition is { } definition)
        {
            yield return new($"{column.Name}.definition", definition.In(lang));
        }
    }
}
