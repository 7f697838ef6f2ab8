using System.Collections.Immutable;
using Analytics.Warehouse.Model;
using Analytics.Warehouse.Planning;
using Analytics.Warehouse.Requests;
using Analytics.Warehouse.Sql;
using DuckDB.NET.Data;

namespace Analytics.Warehouse.Execution;

/// <summary>Runs the plans of one request on one connection, each statement once.</summary>
internal sealed class PlanReader(ResolvedQuery query, DuckDBConnection connection, CancellationToken stop)
{
    private readonly ImmutableDictionary<string, StoredTable> _tables = query.Tables;
    private readonly Dictionary<string, Numbers> _known = new(StringComparer.Ordinal);
    private readonly List<string> _statements = [];

    /// <summary>Rows that are added up here at most; where there are more, DuckDB adds them up after all.</summary>
    public int MostListed { get; init; } = 4 * (int)AddWhereRead.FewRows;

    /// <summary>Statements that were run, in order.</summary>
    public IReadOnlyList<string> Statements => _statements;

    /// <summary>Rows of the tables that they read; what their filters left out is not known.</summary>
    public long Rows { get; private set; }

    public Numbers Read(Plan plan)
    {
        var leaner = Rewrites.Apply(plan, _tables);
        if (leaner is not Plan.Listed listed)
        {
            return Run(leaner);
        }

        var rows = Run(listed, MostListed);
        return rows.Rows <= MostListed ? AddedRows.Of(listed.Parts, rows) : Run(listed.Of);
    }

    public long Count(Plan plan)
    {
        var leaner = new Plan.Count(Rewrites.Apply(plan, _tables));
        var statement = DuckDbRenderer.Render(leaner);
        Note(statement, leaner);
        return StatementReader.Count(connection, statement, stop);
    }

    public List<(int Fact, int? Span, long Records)> Excluded(string sql)
    {
        _statements.Add(sql);
        return StatementReader.Excluded(connection, sql, stop);
    }

    private Numbers Run(Plan plan, int most = int.MaxValue)
    {
        var statement = DuckDbRenderer.Render(plan);
        if (!_known.TryGetValue(statement.Text, out var numbers))
        {
            Note(statement, plan);
            _known[statement.Text] = numbers = StatementReader.Read(connection, statement, most, stop);
        }

        return numbers;
    }

    private void Note(SqlStatement statement, Plan plan)
    {
        _statements.Add(statement.Text);
        Rows += PlannedRows.Of(plan, query.Dimensions.Rows.Tables);
    }
}
