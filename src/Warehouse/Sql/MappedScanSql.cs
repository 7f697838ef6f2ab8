using System.Collections.Immutable;
using Analytics.Warehouse.Planning;
using Analytics.Warehouse.Requests;

namespace Analytics.Warehouse.Sql;

/// <summary>Writes an aggregation on a map in two steps: by the units of the records, then of those few rows by the
/// units of the map. So the look-up costs nothing for each record. Records are grouped by one key of their unit, from
/// which its province follows: two keys would cost as much again.</summary>
internal static class MappedScanSql
{
    private const string Unit = "unit_key";
    private const string JoinUnits =
        $"\nLEFT JOIN (SELECT area_key, province_key, district_key FROM area) ON area_key = {Unit}";

    private static readonly ImmutableArray<string> OfUnit = ["district_key", "province_key"];
    private static readonly ImmutableArray<string> Few = ["province_key", "region_key"]; // they add hardly any groups

    /// <summary>Whether there are many records, and the numbers of units give those of the units that they became. The
    /// few rows of a roll-up are looked up one by one, which costs less than to aggregate them twice.</summary>
    public static bool CanMerge(Plan.Scan scan) => scan is
        {
            Clock: not Clock.Until, Standards: not Standards.OneOfPlace, LeftOut: null, Rollup: null,
        }
        && scan.Numbers.All(part => part.Value is not PartValue.Distinct &&
            !part.When.Any(one => one is PartCondition.LastOfPlace or PartCondition.BeforeEnd));

    /// <summary>Whether an input of a combination is written as rows of units, which the combination adds up.</summary>
    public static bool IsRows(Plan input) => input is Plan.Scan { Map: not null } scan && CanMerge(scan);

    /// <summary>The aggregation to the grain.</summary>
    /// <param name="scan">What is aggregated.</param>
    /// <param name="map">Its map.</param>
    /// <param name="records">The records, as what follows FROM.</param>
    public static string Of(Plan.Scan scan, UnitMap map, string records) =>
        Write(scan, map, records, MergeSql.Of) +
        (scan.Grain.IsEmpty ? "" : $"\nGROUP BY {Places(scan.Grain.Length)}");

    /// <summary>The rows of the units with their keys on the map, for a combination that adds them up.</summary>
    /// <inheritdoc cref="Of"/>
    public static string Rows(Plan.Scan scan, UnitMap map, string records) =>
        Write(scan, map, records, (_, number, test) =>
            test.Length == 0 ? number : $"CASE WHEN {test} THEN {number} END");

    private static string Write(
        Plan.Scan scan, UnitMap map, string records, Func<Part, string, string, string> merged)
    {
        var looks = LooksAtUnits(scan);
        var unit = map.Sources is ["province_key"] || map.Columns.Except(OfUnit).Any() ? null : Unit;
        var kept = scan.Grain.Where(key => !map.Columns.Contains(key.Column)).ToList();
        var asksUnits = unit is not null && (looks || kept.Any(key => OfUnit.Contains(key.Column)));
        var known = unit is not null ? OfUnit
            : [.. map.Sources.Concat(map.Columns).Concat(looks ? Few.Where(one => Asks(scan, one)) : []).Distinct()];
        var source = asksUnits && map.Sources is not ["area_key"]
            ? $"coalesce({string.Join(", ", OfUnit)})"
            : UnitMapSql.SourceOf(map);
        var inner = kept.Where(key => unit is null || !OfUnit.Contains(key.Column))
            .Select(key => (KeySql.Of(key, scan.Clock), KeySql.Name(key)))
            .Concat(unit is null ? known.Select(one => (one, one)) : [(source, unit)]).ToImmutableArray();
        var outer = scan.Grain.Select(key => UnitMapSql.KeyOf(key, map, unit) is { } told
            ? $"{told} AS {KeySql.Name(key)}"
            : unit is null || !OfUnit.Contains(key.Column) ? KeySql.Name(key)
            : $"{key.Column} AS {KeySql.Name(key)}");
        var ofUnits = scan.Numbers.Where(part => part.Value is not PartValue.Provinces)
            .Select(part => WithoutUnits(part, known)).ToImmutableArray();
        var ofMap = scan.Numbers.Select(part =>
            $"{merged(part, NumberOf(part, known), TestOf(part, known))} AS {part.Name}");
        var rows = $"({OfUnits(scan with { Numbers = ofUnits }, inner, records)})";
        return $"SELECT{DuckDbRenderer.List(outer.Concat(ofMap))}\nFROM {(asksUnits ? WithKeys(rows, map) : rows)}";
    }

    /// <summary>The rows of units with the keys of each: one that is no province is a district.</summary>
    private static string WithKeys(string rows, UnitMap map) => map.Provinces is not { } provinces
        ? rows + JoinUnits
        : $"(SELECT *, {UnitMapSql.KeyOf("province_key", provinces, Unit)} AS province_key, " +
            $"CASE WHEN province_key IS DISTINCT FROM {Unit} THEN {Unit} END AS district_key\nFROM {rows})";

    private static string OfUnits(
        Plan.Scan scan, ImmutableArray<(string Expression, string Name)> keys, string records)
    {
        if (ConditionKeysSql.Suits(scan))
        {
            return ConditionKeysSql.Of(scan, keys, records);
        }

        var items = keys.Select(key => key.Expression == key.Name ? key.Name : $"{key.Expression} AS {key.Name}")
            .Concat(scan.Numbers.Select(part => $"{PartSql.Of(part)} AS {part.Name}"));
        return $"SELECT{DuckDbRenderer.List(items)}\nFROM {records}\nGROUP BY {Places(keys.Length)}";
    }

    private static string NumberOf(Part part, ImmutableArray<string> units) => part.Value switch
    {
        PartValue.Provinces set => SlotSql.Bit(set.Slots, set.Word), // the units are still there to tell it
        PartValue.Together both when IsOfUnits(both.Among, units) => TogetherSql.Number(both, part.Name),
        _ => part.Name,
    };

    /// <summary>Whether a part is made from the units of the records; values alone are not.</summary>
    private static bool LooksAtUnits(Plan.Scan scan) => scan.Numbers.Any(part =>
        part.Value is PartValue.Provinces or PartValue.Together ||
        part.When.Any(one => one is PartCondition.Passing));

    /// <summary>Whether a part is made from a key: one key more may cost DuckDB a hash table.</summary>
    private static bool Asks(Plan.Scan scan, string column) =>
        (column == "province_key" && scan.Numbers.Any(part => part.Value is PartValue.Provinces)) ||
        scan.Numbers.SelectMany(TestsOf).OfType<RecordTest.Any>()
            .Any(test => test.Items.Any(one => ColumnOf(one) == column));

    private static IEnumerable<RecordTest> TestsOf(Part part)
    {
        var tests = part.When.OfType<PartCondition.Passing>().Select(one => one.Test);
        return part.Value is PartValue.Together both ? tests.Append(both.Among) : tests;
    }

    /// <summary>A part without the tests that the rows of units can still be put to.</summary>
    private static Part WithoutUnits(Part part, ImmutableArray<string> units) => part with
    {
        Value = part.Value is PartValue.Together both && IsOfUnits(both.Among, units)
            ? new PartValue.Rows()
            : part.Value,
        When = [.. part.When.Where(one => !IsOfUnits(one, units))],
    };

    /// <summary>What the rows of units are still to be put to; empty for nothing.</summary>
    private static string TestOf(Part part, ImmutableArray<string> units) => string.Join(" AND ", part.When
        .Where(one => IsOfUnits(one, units)).OfType<PartCondition.Passing>()
        .Select(one => RecordTestSql.OfRow(one.Test)));

    private static bool IsOfUnits(PartCondition condition, ImmutableArray<string> units) =>
        condition is PartCondition.Passing passing && IsOfUnits(passing.Test, units);

    private static bool IsOfUnits(RecordTest test, ImmutableArray<string> units) =>
        test is RecordTest.Any any && any.Items.All(one => units.Contains(ColumnOf(one)));

    private static string ColumnOf(RecordTest test) =>
        test is RecordTest.InsideAreas inside ? inside.Column : "area_key";

    private static string Places(int count) => string.Join(", ", Enumerable.Range(1, count));
}
