using System.Collections.Immutable;
using Analytics.Warehouse.Planning;
using Analytics.Warehouse.Requests;
using Analytics.Warehouse.Schema;

namespace Analytics.Warehouse.Sql;

/// <summary>Writes the count of records that share days with the period asked but do not lie inside it.</summary>
public static class ExcludedSql
{
    /// <summary>One row a fact and span that was left out, or a null span for records known by year only: place of the
    /// fact, span, number of records.</summary>
    public static string Of(ImmutableArray<LeftOutRecords> asked) =>
        string.Join("\nUNION ALL\n", asked.Select(One)) + "\nORDER BY 1, 2";

    private static string One(LeftOutRecords asked, int place)
    {
        var clock = new Clock.Own();
        var count = asked.Rollup is null ? "count(*)" : $"sum({Rollup.Records})::BIGINT";
        var spans = asked.Spans is { } only ? RecordTestSql.In("span_key", only) + "\n  AND " : ""; // skips blocks
        return $"SELECT {Literal.Of(place)}, span_key::INTEGER, {count}\n" +
            $"FROM {asked.Rollup?.Name ?? asked.Fact.Name}\n" +
            $"WHERE {spans}{RecordTestSql.Of(asked.Filter, clock, Extent.Touched)}\n" +
            $"  AND ({RecordTestSql.Of(asked.Filter, clock, Extent.Inside)}) IS NOT TRUE\n" +
            "GROUP BY 1, 2";
    }
}
