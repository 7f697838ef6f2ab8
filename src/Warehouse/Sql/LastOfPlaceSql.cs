using System.Collections.Immutable;
using Analytics.Warehouse.Planning;

namespace Analytics.Warehouse.Sql;

/// <summary>
/// Writes whether a record is a last one of its place within a cell: of the last year of its province, in it the last
/// of its own unit, and of no province whose successor was counted on that day or later.
/// </summary>
internal static class LastOfPlaceSql
{
    public static string Of(IReadOnlyList<string> cell, ImmutableArray<Successor> successors)
    {
        var year = $"year IS NOT DISTINCT FROM max(year) OVER ({By(cell, "province_key")})";
        var day = $"period_until = max(period_until) OVER ({By(cell, "area_key", "year")})";
        var taken = successors.GroupBy(one => one.Generation).OrderBy(one => one.Key)
            .Select(one => $" AND {NotTakenOver(cell, [.. one])}");
        return $"({year} AND {day}{string.Concat(taken)})";
    }

    // Of one generation every province has at most one successor, so one window tells all of them.
    private static string NotTakenOver(IReadOnlyList<string> cell, ImmutableArray<Successor> successors)
    {
        var before = Literal.List([.. successors.Select(one => one.Before)]);
        var after = Literal.List([.. successors.Select(one => one.After).Distinct()]);
        var whole = $"CASE province_key {string.Join(" ", successors.Select(one =>
            $"WHEN {Literal.Of(one.Before)} THEN {Literal.Of(one.After)}"))} ELSE province_key END";
        var counted = $"max(CASE WHEN province_key IN ({after}) THEN period_until END) OVER ({By(cell, whole)})";
        return $"(province_key IN ({before}) AND period_until <= {counted}) IS NOT TRUE";
    }

    private static string By(IEnumerable<string> cell, params string[] keys) =>
        $"PARTITION BY {string.Join(", ", cell.Concat(keys).Distinct())}";
}
