using System.Collections.Immutable;
using Analytics.Warehouse.Planning;

namespace Analytics.Warehouse.Sql;

/// <summary>
/// Writes a scan whose parts take some of the records: these conditions become keys of a first aggregation, which adds
/// up each column once, and a second one, over few rows, gives the parts. One sum for each part would read every record
/// many times.
/// </summary>
internal static class ConditionKeysSql
{
    private const int FewParts = 4; // so many sums are faster one by one

    /// <summary>Whether a scan has many parts of several conditions, all of which tell records and can be
    /// merged.</summary>
    public static bool Suits(Plan.Scan scan) =>
        scan.Numbers.Length > FewParts &&
        scan.Numbers.Select(part => ConditionOf(part)).Distinct().Count() > 2 &&
        scan.Numbers.All(part => part.Value is not (PartValue.Distinct or PartValue.Published) &&
            part.When.All(one => one is PartCondition.Fixed or PartCondition.Entered or PartCondition.EnteredAlone));

    /// <summary>The two aggregations.</summary>
    /// <param name="scan">The scan.</param>
    /// <param name="keys">Its keys, each an expression with its name.</param>
    /// <param name="source">Its records.</param>
    public static string Of(Plan.Scan scan, ImmutableArray<(string Expression, string Name)> keys, string source)
    {
        var conditions = scan.Numbers.Select(ConditionOf).Where(one => one.Length > 0).Distinct().ToImmutableArray();
        var values = scan.Numbers.Select(part => ValueOf(scan, part)).Distinct().ToImmutableArray();
        var inner = keys.Select(key => $"{key.Expression} AS {key.Name}")
            .Concat(conditions.Select((one, place) => $"({one}) IS TRUE AS when_{Literal.Of(place)}"))
            .Concat(values.Select((one, place) => $"{one} AS value_{Literal.Of(place)}"));
        var outer = keys.Select(key => key.Name).Concat(scan.Numbers.Select(part => MergeSql.Of(
            part,
            "value_" + Literal.Of(values.IndexOf(ValueOf(scan, part))),
            ConditionOf(part) is { Length: > 0 } condition
                ? $"when_{Literal.Of(conditions.IndexOf(condition))}"
                : "") + $" AS {part.Name}"));
        return $"SELECT{DuckDbRenderer.List(outer)}\nFROM (SELECT{DuckDbRenderer.List(inner)}\nFROM {source}" +
            $"{Groups(keys.Length + conditions.Length)}){Groups(keys.Length)}";
    }

    private static string ConditionOf(Part part) => PartSql.ConditionOf(part);

    /// <summary>What a part aggregates, of all records.</summary>
    private static string ValueOf(Plan.Scan scan, Part part)
    {
        var whole = part with { When = [] };
        return scan.Rollup is null ? PartSql.Of(whole) : RollupPartSql.Of(whole);
    }

    private static string Groups(int keys) =>
        keys == 0 ? "" : $"\nGROUP BY {string.Join(", ", Enumerable.Range(1, keys))}";
}
