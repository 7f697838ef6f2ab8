using System.Collections.Immutable;
using Analytics.Warehouse.Model;
using Analytics.Warehouse.Requests;

namespace Analytics.Warehouse.Planning;

/// <summary>Says "the record belongs to one of these units" by the widest keys that say it exactly, so that roll-ups,
/// which know no narrower ones, can still tell.</summary>
internal static class UnitCover
{
    // Never by region: a record has none once the regions have ended.
    private static readonly ImmutableArray<AreaLevel> WidestFirst = [AreaLevel.Province, AreaLevel.District];

    /// <summary>The test that exactly the records of some units pass.</summary>
    public static RecordTest Of(SnapshotDimensions dimensions, IEnumerable<Area> units)
    {
        var tests = ImmutableArray.CreateBuilder<RecordTest>();
        var all = units.Distinct().ToList();
        var left = all;
        foreach (var level in WidestFirst)
        {
            var whole = Whole(dimensions, left, level);
            if (!whole.IsEmpty)
            {
                tests.Add(new RecordTest.InsideAreas(level, whole));
                left = [.. left.Where(one => one.KeyAt(level) is not { } key || whole.BinarySearch(key) < 0)];
            }
        }

        var ofRegions = Whole(dimensions, all, AreaLevel.Region);
        var regions = left.Where(one => one.Level == AreaLevel.Region && ofRegions.BinarySearch(one.Key) >= 0)
            .Select(one => one.Key).Order().ToImmutableArray();
        if (!regions.IsEmpty)
        {
            tests.Add(new RecordTest.InsideAreas(AreaLevel.Region, regions)); // tells their own records in roll-ups too
        }

        var rest = left.Select(one => one.Key).Except(regions).Order().ToImmutableArray();
        return new RecordTest.Any(rest.IsEmpty ? tests.ToImmutable() : [.. tests, new RecordTest.AtAreas(rest)]);
    }

    /// <summary>Keys of a level of which every unit is among some, ascending.</summary>
    private static ImmutableArray<int> Whole(SnapshotDimensions dimensions, List<Area> units, AreaLevel level) =>
        [.. units.GroupBy(one => one.KeyAt(level))
            .Where(inside => inside.Key is { } key && inside.Count() == dimensions.Inside(level, key).Count())
            .Select(inside => inside.Key).OfType<int>().Order()];
}
