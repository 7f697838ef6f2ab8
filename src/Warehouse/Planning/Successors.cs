using System.Collections.Immutable;
using Analytics.Warehouse.Model;

namespace Analytics.Warehouse.Planning;

/// <summary>
/// Finds the provinces that ended and what holds their territory later, so that no stock counts a territory twice.
/// </summary>
public static class Successors
{
    /// <summary>Every province that went into another as a whole with each that holds it later, by key.</summary>
    public static ImmutableArray<Successor> Of(SnapshotDimensions dimensions)
    {
        var next = dimensions.Rows.Successions
            .Where(one => one.Share == SuccessionShare.Whole && one.PredecessorKey != one.SuccessorKey &&
                IsProvince(dimensions, one.PredecessorKey) && IsProvince(dimensions, one.SuccessorKey))
            .GroupBy(one => one.PredecessorKey).ToDictionary(group => group.Key, group => group.First().SuccessorKey);
        return [.. next.Keys.Order().SelectMany(before => Later(before, next).Select(
            after => new Successor(before, after, Later(after, next).Count)))];
    }

    private static List<int> Later(int key, Dictionary<int, int> next)
    {
        var later = new List<int>();
        while (later.Count < next.Count && next.TryGetValue(key, out var after)) // a circle must not hang
        {
            later.Add(key = after);
        }

        return later;
    }

    private static bool IsProvince(SnapshotDimensions dimensions, int key) =>
        dimensions.Area(key)?.Level == AreaLevel.Province;
}
