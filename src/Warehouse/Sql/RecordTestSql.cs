using System.Collections.Immutable;
using System.Diagnostics;
using Analytics.Warehouse.Model;
using Analytics.Warehouse.Planning;
using Analytics.Warehouse.Requests;

namespace Analytics.Warehouse.Sql;

/// <summary>Writes filters of records as conditions. Unknown counts as false, so a negation is IS NOT TRUE.</summary>
internal static class RecordTestSql
{
    private const int FewKeys = 4; // so many are compared one by one anyway
    private const int MostRanges = 16;
    private const int MostListed = 128; // a list is looked through, a join is not

    public static string Of(RecordTest test, Clock clock, Extent extent) => test switch
    {
        RecordTest.All all => Joined(all.Items, " AND ", "TRUE", clock, extent),
        RecordTest.Any any => Joined(any.Items, " OR ", "FALSE", clock, extent),
        RecordTest.Not not => $"({Of(not.Item, clock, Opposite(extent))}) IS NOT TRUE",
        RecordTest.OneOf one => In(KeySql.Of(one.Dimension, clock), one.Keys),
        RecordTest.Missing one => $"{KeySql.Of(one.Dimension, clock)} IS NULL",
        RecordTest.AtAreas at => In("area_key", at.Keys),
        RecordTest.InsideAreas inside => In(inside.Column, inside.Keys),
        RecordTest.InYears years => Years(years, clock, extent),
        RecordTest.InDays days => Days(days.Days, clock, extent),
        RecordTest.InProgramme programme => Programme(programme, extent),
        _ => throw new UnreachableException($"Record test {test.GetType().Name} has no SQL."),
    };

    /// <summary>The condition as a value of each row instead of a filter: keys that follow one another are told by
    /// their range, others by a constant list. DuckDB makes a join of every longer IN that is no filter.</summary>
    public static string OfRow(RecordTest test) => test switch
    {
        RecordTest.Any { Items.IsEmpty: false } any => $"({string.Join(" OR ", any.Items.Select(OfRow))})",
        RecordTest.AtAreas at => Ranges("area_key", at.Keys),
        RecordTest.InsideAreas inside => Ranges(inside.Column, inside.Keys),
        _ => Of(test, new Clock.Own(), Extent.Inside),
    };

    private static string Ranges(string column, ImmutableArray<int> keys)
    {
        var ranges = keys.Order().Select((key, place) => (key, place)).GroupBy(one => one.key - one.place)
            .Select(run => (First: run.First().key, Last: run.Last().key)).ToList();
        return ranges.Count <= MostRanges && keys.Length > FewKeys
            ? $"({string.Join(" OR ", ranges.Select(run => run.First == run.Last
                ? $"{column} = {Literal.Of(run.First)}"
                : $"{column} BETWEEN {Literal.Of(run.First)} AND {Literal.Of(run.Last)}"))})"
            : keys.Length > FewKeys && keys.Length <= MostListed
            ? $"list_contains([{Literal.List(keys)}], {column})"
            : In(column, keys);
    }

    /// <summary>What lies wholly inside all other days shares none with the days denied, and the reverse.</summary>
    public static Extent Opposite(Extent extent) => extent == Extent.Inside ? Extent.Touched : Extent.Inside;

    public static string In(string column, ImmutableArray<int> keys) => keys switch
    {
        [] => "FALSE",
        [var only] => $"{column} = {Literal.Of(only)}",
        _ => $"{column} IN ({Literal.List(keys)})",
    };

    private static string Joined(
        ImmutableArray<RecordTest> items, string word, string empty, Clock clock, Extent extent) =>
        items switch
    {
        [] => empty,
        [var only] => Of(only, clock, extent),
        _ => "(" + string.Join(word, items.Select(one => Of(one, clock, extent))) + ")",
    };

    private static string Years(RecordTest.InYears years, Clock clock, Extent extent)
    {
        var spans = extent == Extent.Inside ? years.Inside : years.Touched;
        var year = clock is Clock.Day day ? In($"year({day.Column})", years.Values) : In("year", years.Values);
        return clock is Clock.Own && !spans.IsEmpty ? $"({year} OR {In("span_key", spans)})" : year;
    }

    private static string Days(Stretch days, Clock clock, Extent extent)
    {
        var (from, until) = (Literal.Of(days.From), Literal.Of(days.Until));
        return clock is Clock.Day day ? $"({day.Column} >= {from} AND {day.Column} < {until})"
            : extent == Extent.Inside ? $"(period_from >= {from} AND period_until <= {until})"
            : $"(period_from < {until} AND period_until > {from})";
    }

    private static string Programme(RecordTest.InProgramme programme, Extent extent)
    {
        var own = $"programme_key = {Literal.Of(programme.Key)}";
        return extent == Extent.Touched ? own
            : programme.Inside.IsEmpty ? $"({own} AND span_key IS NULL)"
            : $"({own} AND (span_key IS NULL OR {In("span_key", programme.Inside)}))";
    }
}
