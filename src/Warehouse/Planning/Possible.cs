using System.Diagnostics;
using Analytics.Warehouse.Model;
using Analytics.Warehouse.Requests;

namespace Analytics.Warehouse.Planning;

/// <summary>Tells whether a filter may hold for a record of which only some keys are known.</summary>
public sealed class Possible(SnapshotDimensions dimensions)
{
    /// <summary>False when no such record can pass the filter.</summary>
    public bool MayHold(RecordTest filter, KnownKeys known) => Holds(filter, known) != false;

    private bool? Holds(RecordTest filter, KnownKeys known) => filter switch
    {
        RecordTest.All all => AllOf(all.Items.Select(one => Holds(one, known))),
        RecordTest.Any any => !AllOf(any.Items.Select(one => !Holds(one, known))),
        RecordTest.Not not => !Holds(not.Item, known),
        RecordTest.OneOf one => known.Members.TryGetValue(one.Dimension.Name, out var key)
            ? key is { } member && one.Keys.Contains(member)
            : null,
        RecordTest.Missing one => known.Members.TryGetValue(one.Dimension.Name, out var key) ? key is null : null,
        RecordTest.AtAreas at => known.Inside is { } unit ? Meets(at.Keys.Any(key => Within(key, unit))) : null,
        RecordTest.InsideAreas inside => known.Inside is { } unit ? InsideOf(inside, unit) : null,
        RecordTest.InYears years =>
            known.Days is { } days ? Meets(years.Values.Any(year => Stretch.Year(year).Overlaps(days))) : null,
        RecordTest.InDays within => known.Days is { } days ? Meets(within.Days.Overlaps(days)) : null,
        RecordTest.InProgramme programme => known.Members.TryGetValue("programme", out var key) ? key == programme.Key
            : known.Days is { } days && Of(programme.Key) is { } period ? Meets(period.Overlaps(days)) : null,
        _ => throw new UnreachableException($"Record test {filter.GetType().Name} is not judged."),
    };

    private bool? InsideOf(RecordTest.InsideAreas inside, Area unit)
    {
        var own = KeyAt(unit, inside.Level);
        return own is not null
            ? inside.Keys.Contains(own.Value)
            : unit.Level < inside.Level ? Meets(inside.Keys.Any(key => Within(key, unit))) : false;
    }

    private Stretch? Of(int programme) =>
        dimensions.Member("programme", programme) is { ValidFrom: { } from, ValidUntil: { } until }
            ? new(from, until)
            : null;

    private bool Within(int key, Area unit) => key == unit.Key ||
        (dimensions.Area(key) is { } area && KeyAt(area, unit.Level) == unit.Key);

    private static int? KeyAt(Area area, AreaLevel level) => area.Level == level ? area.Key : level switch
    {
        AreaLevel.Region => area.RegionKey,
        AreaLevel.Province => area.ProvinceKey,
        AreaLevel.District => area.DistrictKey,
        _ => null,
    };

    private static bool? Meets(bool may) => may ? null : false;

    private static bool? AllOf(IEnumerable<bool?> items)
    {
        var all = items.ToList();
        return all.Contains(false) ? false : all.Contains(null) ? null : true;
    }
}
