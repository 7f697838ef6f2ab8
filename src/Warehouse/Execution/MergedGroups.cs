using System.Collections.Immutable;
using Analytics.Warehouse.Model;
using Analytics.Warehouse.Planning;
using Analytics.Warehouse.Requests;

namespace Analytics.Warehouse.Execution;

/// <summary>Makes the numbers of wider groups of those of narrower ones, where every part can be merged
/// exactly.</summary>
internal sealed class MergedGroups
{
    private readonly ImmutableArray<Dimension> _grain;
    private readonly int[] _places;
    private readonly ImmutableArray<Part> _parts;
    private readonly int _province;

    private MergedGroups(ResolvedQuery query, Plan wide)
    {
        _grain = wide.Keys;
        _places = [.. _grain.Select(key => query.By.IndexOf(key))];
        _parts = wide.Parts;
        _province = PlaceOfProvince(query);
    }

    /// <summary>How to merge; null where a part of the wider groups cannot be made of those of the narrower.</summary>
    /// <param name="narrow">The plan of the groups of the question.</param>
    /// <param name="wide">The plan wanted, of some of their keys.</param>
    /// <param name="query">The question.</param>
    public static MergedGroups? Of(Plan narrow, Plan wide, ResolvedQuery query)
    {
        var (wanted, given) = (ScansOf(wide), ScansOf(narrow));
        var known = given.SelectMany(scan => scan.Numbers).Select(part => part.Name).ToHashSet(StringComparer.Ordinal);
        return !wanted.IsEmpty && wide is not Plan.Compare && wide.Keys.All(query.By.Contains)
            && wanted.All(IsMergeable) && wanted.SelectMany(scan => scan.Numbers).All(part =>
                known.Contains(part.Name) ? IsMergeable(part)
                : part.Value is PartValue.Provinces set && known.Contains(set.Records) && PlaceOfProvince(query) >= 0)
            ? new(query, wide)
            : null;
    }

    /// <summary>Merges some rows.</summary>
    public Numbers Apply(Numbers all, int[] rows)
    {
        var groups = rows.GroupBy(row => _places.Select(place => all.Keys(place)[row]).ToArray(), KeyEquality.Instance)
            .Select(group => (keys: group.Key, rows: group.ToArray())).ToList();
        if (groups.Count == 0 && _grain.IsEmpty)
        {
            groups.Add(([], [])); // everything of nothing is one row
        }

        var columns = new Dictionary<string, long?[]>(StringComparer.Ordinal);
        foreach (var part in _parts)
        {
            var column = all.Find(part.Name) ?? ProvincesOfKeys((PartValue.Provinces)part.Value, all); // no other lacks
            columns[part.Name] = [.. groups.Select(group => Merged(part, column, group.rows))];
        }

        return new(
            [.. _grain.Select((_, place) => groups.Select(group => group.keys[place]).ToArray())],
            columns, groups.Count, groups.Count);
    }

    private static ImmutableArray<Plan.Scan> ScansOf(Plan plan) => plan switch
    {
        Plan.Scan scan => [scan],
        Plan.Combine combine => [.. combine.Inputs.OfType<Plan.Scan>()],
        _ => [],
    };

    /// <summary>Ends of periods and standards are chosen anew for each cell.</summary>
    private static bool IsMergeable(Plan.Scan scan) =>
        scan.Clock is not Clock.Until && scan.Standards != Standards.OneOfPlace;

    private static bool IsMergeable(Part part) =>
        part.Value is not (PartValue.Distinct or PartValue.Published) &&
        part.When.All(condition => condition is PartCondition.Fixed or PartCondition.Passing);

    /// <summary>Counts are zero, and other numbers null, where there are no rows: as a statement says it.</summary>
    private static long? Merged(Part part, long?[] column, int[] rows)
    {
        long? merged = part.Value is PartValue.Rows or PartValue.Known or PartValue.KnownBoth ? 0 : null;
        foreach (var row in rows)
        {
            if (column[row] is { } value)
            {
                merged = merged is not { } sum ? value : part.Merge switch
                {
                    Merge.Add => checked(sum + value),
                    Merge.Or => sum | value,
                    Merge.Least => Math.Min(sum, value),
                    _ => Math.Max(sum, value),
                };
            }
        }

        return merged;
    }

    /// <summary>The province of each group that has records, where provinces are a key.</summary>
    private long?[] ProvincesOfKeys(PartValue.Provinces set, Numbers all)
    {
        var records = all[set.Records];
        var bits = new long?[all.Rows];
        for (var row = 0; row < bits.Length; row++)
        {
            var slot = all.Keys(_province)[row] is { } key ? set.Slots.BinarySearch(key) : -1;
            if (records[row] > 0 && slot >= 0 && slot / ProvinceSlots.BitsPerWord == set.Word)
            {
                bits[row] = 1L << (slot % ProvinceSlots.BitsPerWord);
            }
        }

        return bits;
    }

    private static int PlaceOfProvince(ResolvedQuery query) =>
        query.By.Select(one => one.Name).ToImmutableArray().IndexOf("province");
}
