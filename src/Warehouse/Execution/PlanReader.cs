using System.Collections.Immutable;
using Analytics.Warehouse.Model;
using Analytics.Warehouse.Planning;
using Analytics.Warehouse.Requests;
using Analytics.Warehouse.Sql;

namespace Analytics.Warehouse.Execution;

/// <summary>Reads the plans of one request, each statement once.</summary>
internal sealed class PlanReader(ResolvedQuery query, IStatements runs)
{
    private readonly ImmutableDictionary<string, StoredTable> _tables = query.Tables;
    private readonly Dictionary<string, Numbers> _known = new(StringComparer.Ordinal);
    private readonly List<string> _statements = [];

    /// <summary>Statements that were run, in order.</summary>
    public IReadOnlyList<string> Statements => _statements;

    /// <summary>Rows of the tables that they read; what their filters left out is not known.</summary>
    public long Rows { get; private set; }

    public Numbers Read(Plan plan)
    {
        var leaner = Rewrites.Apply(plan, _tables);
        var statement = DuckDbRenderer.Render(leaner);
        if (!_known.TryGetValue(statement.Text, out var numbers))
        {
            Note(statement, leaner);
            _known[statement.Text] = numbers = runs.Read(leaner, statement);
        }

        return numbers;
    }

    public long Count(Plan plan)
    {
        var leaner = new Plan.Count(Rewrites.Apply(plan, _tables));
        var statement = DuckDbRenderer.Render(leaner);
        Note(statement, leaner);
        return runs.Count(statement);
    }

    public List<(int Fact, int? Span, long Records)> Excluded(ImmutableArray<LeftOutRecords> asked)
    {
        var sql = ExcludedSql.Of(asked);
        _statements.Add(sql);
        Rows += asked.Sum(one => query.Dimensions.Rows.Tables
            .GetValueOrDefault(one.Rollup?.Name ?? one.Fact.Name)?.Rows ?? 0);
        return runs.Excluded(asked, sql);
    }

    private void Note(SqlStatement statement, Plan plan)
    {
        _statements.Add(statement.Text);
        Rows += PlannedRows.Of(plan, query.Dimensions.Rows.Tables);
    }
}
