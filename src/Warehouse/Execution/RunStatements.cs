using Analytics.Warehouse.Planning;
using Analytics.Warehouse.Sql;
using DuckDB.NET.Data;

namespace Analytics.Warehouse.Execution;

/// <summary>Runs statements on a connection.</summary>
internal sealed class RunStatements(DuckDBConnection connection, CancellationToken stop) : IStatements
{
    public Numbers Read(Plan plan, SqlStatement statement) => StatementReader.Read(connection, statement, stop);

    public long Count(SqlStatement statement) => StatementReader.Count(connection, statement, stop);

    public List<(int Fact, int? Span, long Records)> Excluded(string sql) =>
        StatementReader.Excluded(connection, sql, stop);
}
