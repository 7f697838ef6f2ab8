using System.Collections.Immutable;
using Analytics.Warehouse.Execution.InMemory;
using Analytics.Warehouse.Schema;
using Analytics.Warehouse.Sql;
using DuckDB.NET.Data;
using DuckDB.NET.Native;

namespace Analytics.Warehouse.Execution;

/// <summary>Runs a statement and reads its rows into columns.</summary>
internal static class StatementReader
{
    public static Numbers Read(DuckDBConnection connection, SqlStatement statement, CancellationToken stop) =>
        Run(connection, statement.Text, result => Read(result, statement), stop);

    public static long Count(DuckDBConnection connection, SqlStatement statement, CancellationToken stop) =>
        Run(connection, statement.Text, result => First(result) ?? 0, stop);

    public static List<(int Fact, int? Span, long Records)> Excluded(
        DuckDBConnection connection, string sql, CancellationToken stop) => Run(connection, sql, Excluded, stop);

    /// <summary>All rows of a roll-up.</summary>
    public static HeldRollup Rollup(DuckDBConnection connection, Rollup rollup, CancellationToken stop) =>
        Run(connection, RollupSql.Rows(rollup), result => Rollup(result, rollup), stop);

    private static T Run<T>(
        DuckDBConnection connection, string sql, Func<StatementResult, T> read, CancellationToken stop)
    {
        using var trace = StatementTrace.Begin(sql);
        using var interruption = new Interruption(connection, stop);
        stop.ThrowIfCancellationRequested();
        try
        {
            return Run(PreparedStatements.Of(connection), sql, read, stop);
        }
        catch (StatementFailedException) when (stop.IsCancellationRequested)
        {
            throw new OperationCanceledException(stop);
        }
    }

    private static T Run<T>(
        PreparedStatements statements, string sql, Func<StatementResult, T> read, CancellationToken stop)
    {
        try
        {
            return statements.Run(sql, read);
        }
        catch (StatementFailedException problem) when (
            problem.Kind is DuckDBErrorType.OutOfMemory or DuckDBErrorType.Invalid && !stop.IsCancellationRequested)
        {
            statements.Clear(); // they hold memory, which planning needs too; nothing was answered yet
            return statements.Run(sql, read);
        }
    }

    private static Numbers Read(StatementResult result, SqlStatement statement)
    {
        var keys = statement.Keys.Select(_ => new int?[result.Count]).ToArray();
        var parts = statement.Numbers.Select(_ => new long?[result.Count]).ToArray();
        var last = keys.Length + parts.Length;
        var kept = statement.Counted == Counting.KeptRows ? new bool[result.Count] : null;
        var counts = statement.Counted == Counting.LastColumn ? new long?[result.Count] : [];
        while (result.Next())
        {
            for (var column = 0; column < keys.Length; column++)
            {
                result.Read(column, keys[column]);
            }

            for (var column = 0; column < parts.Length; column++)
            {
                result.Read(keys.Length + column, parts[column]);
            }

            if (kept is not null)
            {
                result.Read(last, kept);
            }
            else if (statement.Counted == Counting.LastColumn)
            {
                result.Read(last, counts);
            }
        }

        var named = statement.Numbers.Select((name, column) => (name, column))
            .ToDictionary(pair => pair.name, pair => parts[pair.column], StringComparer.Ordinal);
        return new([.. keys], named, result.Count, counts is [{ } count, ..] ? count : 0, kept);
    }

    private static HeldRollup Rollup(StatementResult result, Rollup rollup)
    {
        var keys = rollup.Keys.ToImmutableDictionary(key => key, _ => new int?[result.Count]);
        var numbers = rollup.Columns.Select(column => column.Name).Except(rollup.Keys)
            .ToImmutableDictionary(name => name, _ => new long?[result.Count]);
        while (result.Next())
        {
            foreach (var (place, column) in rollup.Columns.Index())
            {
                if (keys.TryGetValue(column.Name, out var key))
                {
                    result.Read(place, key);
                }
                else
                {
                    result.Read(place, numbers[column.Name]);
                }
            }
        }

        return new(
            result.Count,
            keys.ToImmutableDictionary(one => one.Key, one => HeldKeys.Of(one.Value)),
            numbers.ToImmutableDictionary(one => one.Key, one => HeldNumbers.Of(one.Value)));
    }

    private static long? First(StatementResult result)
    {
        var values = new long?[result.Count];
        while (result.Next())
        {
            result.Read(0, values);
        }

        return values.FirstOrDefault();
    }

    private static List<(int Fact, int? Span, long Records)> Excluded(StatementResult result)
    {
        var (facts, spans, records) = (new int?[result.Count], new int?[result.Count], new long?[result.Count]);
        while (result.Next())
        {
            result.Read(0, facts);
            result.Read(1, spans);
            result.Read(2, records);
        }

        return [.. facts.Select((fact, row) => (fact ?? 0, spans[row], records[row] ?? 0))]; // only spans are null
    }
}
