using System.Collections.Immutable;
using Analytics.Warehouse.Execution.InMemory;
using Analytics.Warehouse.Model;
using Analytics.Warehouse.Planning;
using Analytics.Warehouse.Schema;
using Analytics.Warehouse.Sql;
using DuckDB.NET.Data;

namespace Analytics.Warehouse.Execution;

/// <summary>Runs statements on a connection, but for those that read nothing but roll-ups in memory.</summary>
/// <param name="connection">The connection.</param>
/// <param name="dimensions">Members of all dimensions of the snapshot.</param>
/// <param name="held">Its roll-ups in memory.</param>
/// <param name="stop">Interrupts the statement that runs.</param>
internal sealed class RunStatements(
    DuckDBConnection connection, SnapshotDimensions dimensions, HeldRollups held, CancellationToken stop) : IStatements
{
    public Numbers Read(Plan plan, SqlStatement statement) =>
        (InMemoryPlan.Of(plan) is { } adding && adding.Rollups.All(held.Holds)
            ? InMemory(statement.Text, () => adding.Read(RowsOf, dimensions))
            : null) ?? StatementReader.Read(connection, statement, stop);

    public long Count(SqlStatement statement) => StatementReader.Count(connection, statement, stop);

    public List<(int Fact, int? Span, long Records)> Excluded(ImmutableArray<LeftOutRecords> asked, string sql) =>
        (asked.All(one => one.Rollup is { } rollup && held.Holds(rollup))
            ? InMemory(sql, () => LeftOutRows.Of(asked, RowsOf))
            : null) ?? StatementReader.Excluded(connection, sql, stop);

    private HeldRollup RowsOf(Rollup rollup) => held.Of(rollup, connection, stop);

    /// <summary>What memory says; null where a roll-up cannot be read into it, which may need more memory than the
    /// statement.</summary>
    private T? InMemory<T>(string sql, Func<T?> read)
        where T : class
    {
        using var trace = StatementTrace.BeginInMemory(sql);
        stop.ThrowIfCancellationRequested();
        try
        {
            return read();
        }
        catch (StatementFailedException)
        {
            return null;
        }
    }
}
