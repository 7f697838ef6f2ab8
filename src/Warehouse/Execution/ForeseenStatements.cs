using System.Collections.Immutable;
using Analytics.Warehouse.Planning;
using Analytics.Warehouse.Sql;

namespace Analytics.Warehouse.Execution;

/// <summary>Runs nothing: each statement gives one row of which nothing is known, or none where none is asked
/// for.</summary>
internal sealed class ForeseenStatements : IStatements
{
    public Numbers Read(Plan plan, SqlStatement statement)
    {
        var rows = plan is Plan.Page { First: 0 } ? 0 : 1;
        return new(
            [.. statement.Keys.Select(_ => new int?[rows])],
            statement.Numbers.ToDictionary(name => name, _ => new long?[rows], StringComparer.Ordinal),
            rows,
            rows);
    }

    public long Count(SqlStatement statement) => 0;

    public List<(int Fact, int? Span, long Records)> Excluded(ImmutableArray<LeftOutRecords> asked, string sql) => [];
}
