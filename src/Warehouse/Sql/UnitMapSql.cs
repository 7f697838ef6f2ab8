using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Analytics.Warehouse.Model;
using Analytics.Warehouse.Planning;

namespace Analytics.Warehouse.Sql;

/// <summary>Writes which units the records of other units are counted under: keys are places in constant lists. For
/// the few rows of a group or a roll-up, a join would cost several times as much.</summary>
internal static class UnitMapSql
{
    private const int MostMissing = 16; // keys without a unit that a list may hold one after the other

    /// <summary>The texts of a map, which are long and always the same.</summary>
    private static readonly ConditionalWeakTable<UnitMap, ConcurrentDictionary<(string, string?), string>> Written = [];

    /// <summary>The key of a record on the map; null for a dimension that the map does not tell anew.</summary>
    /// <param name="dimension">The dimension.</param>
    /// <param name="map">The map; null for none.</param>
    /// <param name="unit">A column with the unit that is looked up, beside which the keys of the record are not at
    /// hand; null looks up the keys of the record.</param>
    public static string? KeyOf(Dimension dimension, UnitMap? map, string? unit = null)
    {
        if (map is null || !map.Columns.Contains(dimension.Column))
        {
            return null;
        }

        return Written.GetValue(map, _ => []).GetOrAdd((dimension.Column, unit), _ => Write(dimension, map, unit));
    }

    private static string Write(Dimension dimension, UnitMap map, string? unit)
    {
        var place = map.Columns.IndexOf(dimension.Column);
        var source = unit ?? SourceOf(map);
        var cases = Runs(map.Units)
            .Where(run => source != dimension.Column || run.Any(one => one.Targets[place] != one.Source))
            .Select(run => Case(run, place, source)).ToList();
        return cases.Count == 0
            ? dimension.Column
            : $"CASE {string.Join(" ", cases)}{(unit is null ? $" ELSE {dimension.Column}" : "")} END";
    }

    /// <summary>The unit of a record that is looked up.</summary>
    public static string SourceOf(UnitMap map) =>
        map.Sources is [var only] ? only : $"coalesce({string.Join(", ", map.Sources)})";

    private static string Case(List<UnitMove> run, int place, string source)
    {
        var (first, last) = (run[0].Source, run[^1].Source);
        var targets = new int?[last - first + 1];
        run.ForEach(one => targets[one.Source - first] = one.Targets[place]);
        var list = $"[{string.Join(", ", targets.Select(Literal.Of))}]::INTEGER[]";
        return $"WHEN {source} BETWEEN {Literal.Of(first)} AND {Literal.Of(last)} "
            + $"THEN ({list})[{source} - {Literal.Of(first - 1)}]";
    }

    /// <summary>Units whose keys follow one another, but for a few.</summary>
    private static List<List<UnitMove>> Runs(ImmutableArray<UnitMove> units)
    {
        var runs = new List<List<UnitMove>>();
        foreach (var unit in units)
        {
            if (runs.Count == 0 || unit.Source > runs[^1][^1].Source + MostMissing)
            {
                runs.Add([]);
            }

            runs[^1].Add(unit);
        }

        return runs;
    }
}
