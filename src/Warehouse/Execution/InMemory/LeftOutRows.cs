using System.Collections.Immutable;
using Analytics.Warehouse.Planning;
using Analytics.Warehouse.Schema;
using Analytics.Warehouse.Sql;

namespace Analytics.Warehouse.Execution.InMemory;

/// <summary>Counts the records that share days with the period asked but do not lie inside it, from roll-ups.</summary>
internal static class LeftOutRows
{
    /// <summary>By the place of the fact and the span, those without a span last.</summary>
    /// <param name="asked">What is counted; all from roll-ups.</param>
    /// <param name="held">Gives their rows.</param>
    public static List<(int Fact, int? Span, long Records)> Of(
        ImmutableArray<LeftOutRecords> asked, Func<Rollup, HeldRollup> held) =>
        [.. asked.SelectMany((one, place) => one.Rollup is { } rollup
            ? Of(one, held(rollup)).OrderBy(left => left.Span ?? int.MaxValue)
                .Select(left => (place, left.Span, left.Records))
            : [])];

    private static IEnumerable<(int? Span, long Records)> Of(LeftOutRecords asked, HeldRollup rollup)
    {
        var filters = new RowFilters(rollup);
        var spans = asked.Spans is { } only ? filters.In("span_key", only) : RowFilter.Everything;
        using var rows = ScannedRows.Of(rollup, new RowFilter.All(
        [
            spans, filters.Of(asked.Filter, Extent.Touched),
            new RowFilter.Not(filters.Of(asked.Filter, Extent.Inside)),
        ]));
        var (keys, records) = (rollup.Keys("span_key").Values, rollup.Numbers(Rollup.Records).Values);
        var counts = new Dictionary<int, long>();
        foreach (var row in rows.Rows)
        {
            counts[keys[row]] = counts.GetValueOrDefault(keys[row]) + records[row];
        }

        return counts.Select(one => (one.Key == HeldKeys.None ? (int?)null : one.Key, one.Value));
    }
}
