using System.Collections.Immutable;
using Analytics.Warehouse.Model;
using Analytics.Warehouse.Planning;
using Analytics.Warehouse.Sql;
using DuckDB.NET.Data;

namespace Analytics.Warehouse.Execution;

/// <summary>Runs the plans of one request on one connection, each statement once.</summary>
internal sealed class PlanReader(
    ImmutableDictionary<string, StoredTable> tables, DuckDBConnection connection, CancellationToken stop)
{
    private readonly Dictionary<string, Numbers> _known = new(StringComparer.Ordinal);
    private readonly List<string> _statements = [];

    /// <summary>Statements that were run, in order.</summary>
    public IReadOnlyList<string> Statements => _statements;

    public Numbers Read(Plan plan)
    {
        var statement = DuckDbRenderer.Render(Rewrites.Apply(plan, tables));
        if (!_known.TryGetValue(statement.Text, out var numbers))
        {
            _statements.Add(statement.Text);
            _known[statement.Text] = numbers = StatementReader.Read(connection, statement, stop);
        }

        return numbers;
    }

    public long Count(Plan plan)
    {
        var statement = DuckDbRenderer.Render(new Plan.Count(Rewrites.Apply(plan, tables)));
        _statements.Add(statement.Text);
        return StatementReader.Count(connection, statement, stop);
    }

    /// <summary>The numbers of a statement of one row.</summary>
    public long?[] Row(string sql, int columns)
    {
        _statements.Add(sql);
        return StatementReader.Row(connection, sql, columns, stop);
    }

    public List<(int Fact, int? Span, long Records)> Excluded(string sql)
    {
        _statements.Add(sql);
        return StatementReader.Excluded(connection, sql, stop);
    }
}
