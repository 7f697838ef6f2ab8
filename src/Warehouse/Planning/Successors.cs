using System.Collections.Immutable;
using Analytics.Warehouse.Model;

namespace Analytics.Warehouse.Planning;

/// <summary>
/// Finds the provinces that ended and what holds their territory now, so that no stock counts a territory twice.
/// </summary>
public static class Successors
{
    /// <summary>Every province that went into another as a whole, by key; chains lead to their end.</summary>
    public static ImmutableArray<Successor> Of(SnapshotDimensions dimensions)
    {
        var next = dimensions.Rows.Successions
            .Where(one => one.Share == SuccessionShare.Whole && one.PredecessorKey != one.SuccessorKey &&
                IsProvince(dimensions, one.PredecessorKey) && IsProvince(dimensions, one.SuccessorKey))
            .GroupBy(one => one.PredecessorKey).ToDictionary(group => group.Key, group => group.First().SuccessorKey);
        return [.. next.Keys.Order().Select(before => new Successor(before, EndOf(before, next)))];
    }

    private static int EndOf(int key, Dictionary<int, int> next)
    {
        var end = key;
        for (var step = 0; step < next.Count && next.TryGetValue(end, out var after); step++) // a circle must not hang
        {
            end = after;
        }

        return end;
    }

    private static bool IsProvince(SnapshotDimensions dimensions, int key) =>
        dimensions.Area(key)?.Level == AreaLevel.Province;
}
