using System.Collections.Immutable;
using Analytics.Warehouse.Model;
using Analytics.Warehouse.Planning;
using Analytics.Warehouse.Requests;

namespace Analytics.Warehouse.Sql;

/// <summary>Writes the aggregation of one fact to the grain.</summary>
internal static class ScanSql
{
    public static string Of(Plan.Scan scan)
    {
        if (scan.Map is { } map && MappedScanSql.CanMerge(scan))
        {
            return MappedScanSql.Of(scan, map, Tables(scan) + Where(scan));
        }

        var keys = scan.Grain.Select(key => (Expression: KeyOf(key, scan), Name: KeySql.Name(key))).ToList();
        if (ConditionKeysSql.Suits(scan))
        {
            return ConditionKeysSql.Of(scan, [.. keys], Source(scan));
        }

        var numbers = scan.Numbers.Select(part =>
            $"{(scan.Rollup is null ? PartSql.Of(part) : RollupPartSql.Of(part))} AS {part.Name}");
        var items = keys.Select(key => $"{key.Expression} AS {key.Name}").Concat(numbers);
        var groups = keys.Count == 0 ? "" : $"\nGROUP BY {string.Join(", ", Enumerable.Range(1, keys.Count))}";
        return $"SELECT{DuckDbRenderer.List(items)}\nFROM {Source(scan)}{groups}";
    }

    /// <summary>A scan that meets others: where it is on a map, the rows of its units, to be added up there.</summary>
    public static string InCombination(Plan.Scan scan) => scan.Map is { } map && MappedScanSql.IsRows(scan)
        ? MappedScanSql.Rows(scan, map, Tables(scan) + Where(scan))
        : Of(scan);

    /// <summary>The rows of a roll-up as they are: keys, and the number that each adds to a part.</summary>
    public static string RowsOf(Plan.Scan scan)
    {
        var keys = scan.Grain.Select(key => $"{KeyOf(key, scan)} AS {KeySql.Name(key)}");
        var numbers = scan.Numbers.Select(part => $"{RollupPartSql.OfRow(part)} AS {part.Name}");
        return $"SELECT{DuckDbRenderer.List(keys.Concat(numbers))}\nFROM {Source(scan)}";
    }

    private static string Source(Plan.Scan scan)
    {
        var cell = scan.Grain.Select(key => KeyOf(key, scan)).ToList();
        var records = Tables(scan) + Where(scan);
        if (scan is { Standards: Standards.OneOfPlace, Fact.InForce: { } rule })
        {
            records = $"(SELECT * FROM {records}\nQUALIFY {OneStandardSql.Of(rule, cell)})";
        }

        if (!scan.Numbers.Any(part => part.When.Any(condition => condition is PartCondition.LastOfPlace)))
        {
            return records;
        }

        return $"(SELECT *, {LastOfPlaceSql.Of(cell, scan.Successors)} AS is_last FROM {records})";
    }

    private static string Tables(Plan.Scan scan)
    {
        if (scan.Clock is not Clock.Until until)
        {
            return scan.Rollup?.Name ?? scan.Fact.Name;
        }

        var tests = until.Ends.Rows.Select(row => row.Taken).OfType<RecordTest>()
            .Select(test => RecordTestSql.Of(test, new Clock.Own(), Extent.Inside)).ToList();
        string[] taken = tests.Count == 0 ? [] : ["taken"];
        var names = until.Ends.Keys.Select(CalendarName).Append("ends").Concat(taken);
        var rows = until.Ends.Rows.Select((row, place) => $"({string.Join(", ", row.Keys.Select(Literal.Of)
            .Append(Literal.Of(row.End)).Concat(taken.Select(_ => Literal.Of(place))))})");
        var none = until.Ends.Keys.Select(key => $"NULL::INTEGER AS {CalendarName(key)}").Append("NULL::DATE AS ends");
        var calendar = until.Ends.Rows.IsEmpty
            ? $"(SELECT {string.Join(", ", none)} WHERE FALSE)"
            : $"(VALUES {string.Join(", ", rows)})";
        var same = until.Ends.Keys.Where(key => !key.IsTime)
            .Select(key => $" AND {key.Column} IS NOT DISTINCT FROM {CalendarName(key)}");
        var cases = tests.Select((test, place) => $"WHEN {Literal.Of(place)} THEN {test}");
        return $"{scan.Fact.Name} JOIN {calendar} AS calendar({string.Join(", ", names)}) " +
            $"ON {until.Opened} < ends{string.Concat(same)}" +
            (tests.Count == 0 ? "" : $" AND CASE taken {string.Join(" ", cases)} END");
    }

    private static string Where(Plan.Scan scan)
    {
        var tests = new List<string>();
        if (scan.Filter is not RecordTest.All { Items.IsEmpty: true })
        {
            tests.Add(RecordTestSql.Of(scan.Filter, scan.Clock, Extent.Inside));
        }

        if (scan.Clock is Clock.Day day)
        {
            tests.Add($"{day.Column} IS NOT NULL");
        }

        if (scan is { Standards: Standards.InForce, Fact.InForce: { } rule })
        {
            tests.Add(rule.Flag);
        }

        if (scan.LeftOut is { IsEmpty: false } left)
        {
            tests.Add(LeftOut(scan, left));
        }

        return tests.Count == 0 ? "" : $"\nWHERE {string.Join("\n  AND ", tests)}";
    }

    private static string LeftOut(Plan.Scan scan, ImmutableArray<GroupKeys> groups)
    {
        if (scan.LeftOutGrain.IsEmpty)
        {
            return "FALSE";
        }

        var names = string.Join(", ", scan.LeftOutGrain.Select(KeySql.Name));
        var clock = scan.Clock is Clock.Until ? new Clock.Own() : scan.Clock;
        var same = scan.LeftOutGrain.Select(key =>
            $"{KeySql.Name(key)} IS NOT DISTINCT FROM {UnitMapSql.KeyOf(key, scan.Map) ?? KeySql.Of(key, clock)}");
        return $"NOT EXISTS (SELECT 1 FROM " +
            $"(VALUES {string.Join(", ", groups.Select(DuckDbRenderer.Tuple))}) AS page({names}) " +
            $"WHERE {string.Join(" AND ", same)})";
    }

    private static string KeyOf(Dimension key, Plan.Scan scan) =>
        scan.Clock is Clock.Until until && key.IsTime && until.Ends.Keys.Contains(key)
            ? CalendarName(key)
            : UnitMapSql.KeyOf(key, scan.Map) ?? KeySql.Of(key, scan.Clock);

    private static string CalendarName(Dimension key) => "end_" + key.Name;
}
