using Analytics.Warehouse.Execution.InMemory;
using Analytics.Warehouse.Planning;
using Analytics.Warehouse.Sql;
using DuckDB.NET.Data;

namespace Analytics.Warehouse.Execution;

/// <summary>Runs statements on a connection, but for those that only add up roll-ups in memory.</summary>
internal sealed class RunStatements(DuckDBConnection connection, HeldRollups held, CancellationToken stop) : IStatements
{
    public Numbers Read(Plan plan, SqlStatement statement) =>
        InMemory(plan, statement) ?? StatementReader.Read(connection, statement, stop);

    public long Count(SqlStatement statement) => StatementReader.Count(connection, statement, stop);

    public List<(int Fact, int? Span, long Records)> Excluded(string sql) =>
        StatementReader.Excluded(connection, sql, stop);

    private Numbers? InMemory(Plan plan, SqlStatement statement)
    {
        if (InMemoryPlan.Of(plan) is not { } adding || !adding.Rollups.All(held.Holds))
        {
            return null;
        }

        using var trace = StatementTrace.BeginInMemory(statement.Text);
        stop.ThrowIfCancellationRequested();
        return adding.Read(rollup => held.Of(rollup, connection, stop));
    }
}
