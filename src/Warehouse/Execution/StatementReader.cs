using System.Collections.Frozen;
using Analytics.Warehouse.Sql;
using DuckDB.NET.Data;

namespace Analytics.Warehouse.Execution;

/// <summary>Runs a statement and reads its rows into columns, without a box for any value.</summary>
internal static class StatementReader
{
    public static Numbers Read(DuckDBConnection connection, SqlStatement statement, CancellationToken stop)
    {
        using var command = connection.CreateCommand();
        command.CommandText = statement.Text;
        // the state is the command
        using var interrupt = stop.UnsafeRegister(static state => ((DuckDBCommand)state!).Cancel(), command);
        stop.ThrowIfCancellationRequested();
        using var reader = command.ExecuteReader();
        var keys = statement.Keys.Select(_ => new List<int?>()).ToArray();
        var parts = statement.Numbers.Select(_ => new List<long?>()).ToArray();
        var rows = 0;
        var count = 0L;
        var kept = statement.Counted == Counting.KeptRows ? new List<bool>() : null;
        for (; reader.Read(); rows++)
        {
            for (var column = 0; column < keys.Length; column++)
            {
                keys[column].Add(reader.IsDBNull(column) ? null : reader.GetInt32(column));
            }

            for (var column = 0; column < parts.Length; column++)
            {
                var at = keys.Length + column;
                parts[column].Add(reader.IsDBNull(at) ? null : reader.GetInt64(at));
            }

            kept?.Add(reader.GetBoolean(keys.Length + parts.Length));
            if (rows == 0 && statement.Counted == Counting.LastColumn)
            {
                count = reader.GetInt64(keys.Length + parts.Length);
            }
        }

        var named = statement.Numbers.Select((name, column) => (name, column))
            .ToFrozenDictionary(pair => pair.name, pair => parts[pair.column].ToArray());
        return new([.. keys.Select(column => column.ToArray())], named, rows, count, kept?.ToArray());
    }

    public static long Count(DuckDBConnection connection, SqlStatement statement, CancellationToken stop)
    {
        using var command = connection.CreateCommand();
        command.CommandText = statement.Text;
        // the state is the command
        using var interrupt = stop.UnsafeRegister(static state => ((DuckDBCommand)state!).Cancel(), command);
        stop.ThrowIfCancellationRequested();
        using var reader = command.ExecuteReader();
        reader.Read();
        return reader.GetInt64(0);
    }

    public static long?[] Row(DuckDBConnection connection, string sql, int columns, CancellationToken stop)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        // the state is the command
        using var interrupt = stop.UnsafeRegister(static state => ((DuckDBCommand)state!).Cancel(), command);
        stop.ThrowIfCancellationRequested();
        using var reader = command.ExecuteReader();
        reader.Read();
        return [.. Enumerable.Range(0, columns)
            .Select(column => reader.IsDBNull(column) ? (long?)null : reader.GetInt64(column))];
    }

    public static List<(int? Span, long Records)> Excluded(
        DuckDBConnection connection, string sql, CancellationToken stop)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        // the state is the command
        using var interrupt = stop.UnsafeRegister(static state => ((DuckDBCommand)state!).Cancel(), command);
        stop.ThrowIfCancellationRequested();
        using var reader = command.ExecuteReader();
        var rows = new List<(int?, long)>();
        while (reader.Read())
        {
            rows.Add((reader.IsDBNull(0) ? null : reader.GetInt32(0), reader.GetInt64(1)));
        }

        return rows;
    }
}
