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

    /// <summary>The test that exactly the records of the units that hold pass.</summary>
    public static RecordTest Of(SnapshotDimensions dimensions, Func<Area, bool> holds)
    {
        var tests = ImmutableArray.CreateBuilder<RecordTest>();
        var left = dimensions.Areas.ToList();
        foreach (var level in WidestFirst)
        {
            var whole = left.Where(one => one.KeyAt(level) is not null).GroupBy(one => one.KeyAt(level) ?? 0)
                .Where(inside => inside.All(holds)).Select(inside => inside.Key).Order().ToImmutableArray();
            if (!whole.IsEmpty)
            {
                tests.Add(new RecordTest.InsideAreas(level, whole));
                left.RemoveAll(one => one.KeyAt(level) is { } key && whole.BinarySearch(key) >= 0);
            }
        }

        var regions = left.Where(one => one.Level == AreaLevel.Region && holds(one) &&
            dimensions.Areas.All(unit => unit.RegionKey != one.Key || holds(unit))).Select(one => one.Key).Order()
            .ToImmutableArray();
        if (!regions.IsEmpty)
        {
            tests.Add(new RecordTest.InsideAreas(AreaLevel.Region, regions)); // tells their own records in roll-ups too
            left.RemoveAll(one => regions.Contains(one.Key));
        }

        var rest = left.Where(holds).Select(one => one.Key).Order().ToImmutableArray();
        return new RecordTest.Any(rest.IsEmpty ? tests.ToImmutable() : [.. tests, new RecordTest.AtAreas(rest)]);
    }
}
