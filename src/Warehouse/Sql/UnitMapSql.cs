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
    private const int MostNone = 8; // keys without a target that are tested one by one

    private const int MostMissing = 16; // keys without a unit that a list may hold one after the other

    /// <summary>The texts of a map, which are long and always the same.</summary>
    private static readonly ConditionalWeakTable<UnitMap, ConcurrentDictionary<(string, string?), string>> Written = [];

    /// <summary>The key of a record on the map; null for a dimension that the map does not tell anew.</summary>
    /// <param name="dimension">The dimension.</param>
    /// <param name="map">The map; null for none.</param>
    /// <param name="unit">A column with the unit that is looked up, beside which the keys of the record are not at
    /// hand; null looks up the keys of the record.</param>
    public static string? KeyOf(Dimension dimension, UnitMap? map, string? unit = null) =>
        map is null || !map.Columns.Contains(dimension.Column) ? null : KeyOf(dimension.Column, map, unit);

    /// <summary>The key of a column on a map that tells it.</summary>
    /// <inheritdoc cref="KeyOf(Dimension, UnitMap?, string?)"/>
    public static string KeyOf(string column, UnitMap map, string? unit) =>
        Written.GetValue(map, _ => []).GetOrAdd((column, unit), _ => Write(column, map, unit));

    private static string Write(string column, UnitMap map, string? unit)
    {
        var place = map.Columns.IndexOf(column);
        var source = unit ?? SourceOf(map);
        var runs = Runs(map.Units);
        if (runs is [var all] && source == column)
        {
            return Listed(all, place, source); // a record without this key has none here either
        }

        var cases = runs
            .Where(run => source != column || run.Any(one => one.Targets[place] != one.Source))
            .Select(run => $"WHEN {source} BETWEEN {Literal.Of(run[0].Source)} AND {Literal.Of(run[^1].Source)} " +
                $"THEN {Listed(run, place, source)}").ToList();
        return cases.Count == 0
            ? column
            : $"CASE {string.Join(" ", cases)}{(unit is null ? $" ELSE {column}" : "")} END";
    }

    /// <summary>The unit of a record that is looked up.</summary>
    public static string SourceOf(UnitMap map) =>
        map.Sources is [var only] ? only : $"coalesce({string.Join(", ", map.Sources)})";

    /// <summary>The targets of units whose keys follow one another. A list without nulls tells DuckDB the least and
    /// the greatest of its keys, so that it groups by them without a hash table; place 0 gives null.</summary>
    private static string Listed(List<UnitMove> run, int place, string source)
    {
        var (first, last) = (run[0].Source, run[^1].Source);
        var targets = new int?[last - first + 1];
        run.ForEach(one => targets[one.Source - first] = one.Targets[place]);
        var known = targets.FirstOrDefault(one => one is not null);
        var none = Enumerable.Range(first, targets.Length).Where(key => targets[key - first] is null)
            .ToImmutableArray();
        var at = $"{source} - {Literal.Of(first - 1)}";
        return none.IsEmpty || none.Length > MostNone || known is null
            ? $"{List(targets)}[{at}]"
            : $"{List(targets.Select(one => one ?? known))}" +
                $"[CASE WHEN {Any(source, none)} THEN 0 ELSE {at} END]";
    }

    private static string Any(string source, IEnumerable<int> keys) =>
        string.Join(" OR ", keys.Select(key => $"{source} = {Literal.Of(key)}")); // a list of four takes longer

    private static string List(IEnumerable<int?> targets) =>
        $"([{string.Join(", ", targets.Select(Literal.Of))}]::INTEGER[])";

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
