using System.Collections.Immutable;
using Analytics.Warehouse.Planning;
using Analytics.Warehouse.Sql;

namespace Analytics.Warehouse.Execution;

/// <summary>What statements give: run, or only foreseen.</summary>
internal interface IStatements
{
    /// <summary>The rows of a plan.</summary>
    Numbers Read(Plan plan, SqlStatement statement);

    /// <summary>The number that a statement gives.</summary>
    long Count(SqlStatement statement);

    /// <summary>Records that a period leaves out, by fact and span.</summary>
    List<(int Fact, int? Span, long Records)> Excluded(ImmutableArray<LeftOutRecords> asked, string sql);
}
