using System.Collections.Immutable;
using System.Globalization;
using Analytics.Warehouse.Catalog;
using Analytics.Warehouse.Errors;
using Analytics.Warehouse.Schema;
using Analytics.Warehouse.Snapshots;
using DuckDB.NET.Data;

namespace Analytics.Loader.Compare;

/// <summary>What changed between two snapshots: every table of records, by province, year and reason.</summary>
public static class SnapshotComparison
{
    private static readonly TimeSpan VietnamTime = TimeSpan.FromHours(7);

    /// <summary>Compares two snapshots. Both files are opened read-only.</summary>
    /// <param name="before">The earlier one.</param>
    /// <param name="after">The later one.</param>
    /// <returns>One entry a table, in the order of the star schema.</returns>
    /// <exception cref="AnalyticsException">SNAPSHOT_OTHER_MODEL when they do not have the same columns.</exception>
    public static ImmutableArray<TableChange> Of(Snapshot before, Snapshot after)
    {
        if (before.Manifest.ModelVersion != after.Manifest.ModelVersion)
        {
            throw new AnalyticsException(SnapshotErrors.OtherModel(before.Id, after.Id));
        }

        using var connection = new DuckDBConnection("Data Source=:memory:");
        connection.Open();
        Attach(connection, before.Path, "a");
        Attach(connection, after.Path, "b");
        var year = before.Manifest.SourceCutoff.ToOffset(VietnamTime).Year;
        return [.. WarehouseSchema.Star.Facts.Select(fact => Compare(connection, fact, year))];
    }

    private static TableChange Compare(DuckDBConnection connection, Fact fact, int cutoffYear)
    {
        var columns = CompareSql.SummedOf(fact);
        var totals = new[] { "a", "b" }.Select(side => Query(
            connection, CompareSql.Totals(fact, side), cutoffYear: null,
            row => (Rows: row.GetInt64(0), Sums: columns.Select((_, index) => row.GetDecimal(index + 1)).ToArray()))[0])
            .ToArray();
        var lines = Query(connection, CompareSql.Changes(fact), cutoffYear, row => new ChangeLine(
            Text(row, 0),
            Text(row, 1),
            row.IsDBNull(2) ? null : Convert.ToInt32(row.GetValue(2), CultureInfo.InvariantCulture),
            Enum.Parse<ChangeReason>(row.GetString(3)),
            row.GetInt64(4),
            [
                .. columns.Select((column, index) => new SumChange(
                    column, row.GetDecimal(5 + (2 * index)), row.GetDecimal(6 + (2 * index)))),
            ]));
        return new TableChange(
            fact.Name,
            totals[0].Rows,
            totals[1].Rows,
            [.. columns.Select((column, index) => new SumChange(column, totals[0].Sums[index], totals[1].Sums[index]))],
            [.. lines]);
    }

    private static void Attach(DuckDBConnection connection, string path, string name)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"ATTACH '{path.Replace("'", "''", StringComparison.Ordinal)}' AS {name} (READ_ONLY)";
        command.ExecuteNonQuery();
    }

    private static string? Text(DuckDBDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.GetString(column);

    private static List<T> Query<T>(
        DuckDBConnection connection, string sql, int? cutoffYear, Func<DuckDBDataReader, T> shape)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        if (cutoffYear is { } year)
        {
            command.Parameters.Add(new DuckDBParameter("cutoffYear", year));
        }

        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
        {
            rows.Add(shape((DuckDBDataReader)reader));
        }

        return rows;
    }
}
