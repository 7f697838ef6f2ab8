using Analytics.Warehouse.Sql;
using DuckDB.NET.Data;
using DuckDB.NET.Native;

namespace Analytics.Warehouse.Execution;

/// <summary>Runs a statement and reads its rows into columns, without a box for any value.</summary>
internal static class StatementReader
{
    public static Numbers Read(DuckDBConnection connection, SqlStatement statement, CancellationToken stop) =>
        Run(connection, statement.Text, reader => Read(reader, statement), stop);

    public static long Count(DuckDBConnection connection, SqlStatement statement, CancellationToken stop) =>
        Run(connection, statement.Text, reader => reader.Read() ? reader.GetInt64(0) : 0, stop);

    public static List<(int Fact, int? Span, long Records)> Excluded(
        DuckDBConnection connection, string sql, CancellationToken stop) => Run(connection, sql, Excluded, stop);

    private static T Run<T>(
        DuckDBConnection connection, string sql, Func<DuckDBDataReader, T> read, CancellationToken stop)
    {
        using var trace = StatementTrace.Begin(sql);
        using var interruption = new Interruption(connection, stop);
        stop.ThrowIfCancellationRequested();
        try
        {
            return Execute(connection, sql, read);
        }
        catch (DuckDBException problem) when (
            problem.ErrorType == DuckDBErrorType.OutOfMemory && !stop.IsCancellationRequested)
        {
            PreparedStatements.Of(connection).Clear(); // they hold memory, and nothing was answered yet
            return Execute(connection, sql, read);
        }
        catch (DuckDBException) when (stop.IsCancellationRequested)
        {
            throw new OperationCanceledException(stop);
        }
    }

    private static T Execute<T>(DuckDBConnection connection, string sql, Func<DuckDBDataReader, T> read)
    {
        using var command = connection.CreateCommand();
        command.CommandText = PreparedStatements.Of(connection).Run(sql);
        using var reader = command.ExecuteReader();
        return read(reader);
    }

    private static Numbers Read(DuckDBDataReader reader, SqlStatement statement)
    {
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
            .ToDictionary(pair => pair.name, pair => parts[pair.column].ToArray(), StringComparer.Ordinal);
        return new([.. keys.Select(column => column.ToArray())], named, rows, count, kept?.ToArray());
    }

    private static List<(int Fact, int? Span, long Records)> Excluded(DuckDBDataReader reader)
    {
        var rows = new List<(int, int?, long)>();
        while (reader.Read())
        {
            rows.Add((reader.GetInt32(0), reader.IsDBNull(1) ? null : reader.GetInt32(1), reader.GetInt64(2)));
        }

        return rows;
    }
}
