using Analytics.Warehouse.Planning;
using Analytics.Warehouse.Requests;
using Analytics.Warehouse.Schema;

namespace Analytics.Warehouse.Sql;

/// <summary>Writes the count of records that share days with the period asked but do not lie inside it.</summary>
public static class ExcludedSql
{
    /// <summary>One row a span that was left out, or a null span for records known by year only: span, number of
    /// records.</summary>
    /// <param name="fact">The fact.</param>
    /// <param name="rollup">The roll-up to read in its place; null reads the records.</param>
    /// <param name="filter">Which records are asked for.</param>
    public static string Of(Fact fact, Rollup? rollup, RecordTest filter)
    {
        var clock = new Clock.Own();
        var count = rollup is null ? "count(*)" : $"sum({Rollup.Records})::BIGINT";
        return $"SELECT span_key::INTEGER, {count}\nFROM {rollup?.Name ?? fact.Name}\n" +
            $"WHERE {RecordTestSql.Of(filter, clock, Extent.Touched)}\n" +
            $"  AND ({RecordTestSql.Of(filter, clock, Extent.Inside)}) IS NOT TRUE\n" +
            "GROUP BY 1\nORDER BY 1";
    }
}
