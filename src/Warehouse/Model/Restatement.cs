using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace Analytics.Warehouse.Model;

/// <summary>Which unit of one day every unit of any time belongs to for certain. Immutable.</summary>
/// <remarks>A unit lies for certain in the only unit that took it over, and in the only unit that it was made of.
/// Where there are several, it lies in what holds all of them, at worst in the country: nothing is divided by
/// guess.</remarks>
public sealed class Restatement
{
    private static readonly ImmutableArray<AreaLevel> Levels =
        [AreaLevel.Region, AreaLevel.Province, AreaLevel.District, AreaLevel.Commune];

    private readonly SnapshotDimensions _dimensions;
    private readonly Dictionary<int, Area?> _homes = [];
    private readonly ImmutableHashSet<AreaLevel> _present;
    private readonly ImmutableHashSet<AreaLevel> _moving;
    private readonly ImmutableHashSet<AreaLevel> _unplaced;
    private readonly ConcurrentDictionary<AreaLevel, ILookup<int?, Area>> _inside = [];
    private readonly Area? _country;

    private Restatement(SnapshotDimensions dimensions, DateOnly day)
    {
        (_dimensions, Day) = (dimensions, day);
        _country = dimensions.Areas.FirstOrDefault(one => one.Level == AreaLevel.Country);
        _present = [.. dimensions.Areas.Where(one => one.IsValidOn(day)).Select(one => one.Level)];
        foreach (var area in dimensions.Areas)
        {
            Find(area);
        }

        _moving = [.. Levels.Where(level => dimensions.Areas.Any(area => IsMoved(area, level)))];
        _unplaced = [.. Levels.Where(level => dimensions.Areas.Any(area => IsUnplaced(area, level)))];
    }

    /// <summary>The day whose map it is.</summary>
    public DateOnly Day { get; }

    /// <summary>Works out the map of a day.</summary>
    public static Restatement Of(SnapshotDimensions dimensions, DateOnly day) => new(dimensions, day);

    /// <summary>Whether the map has units of a level.</summary>
    public bool Has(AreaLevel level) => _present.Contains(level);

    /// <summary>Whether a unit of some time has another unit of a level on the map than in its own time.</summary>
    public bool Moves(AreaLevel level) => _moving.Contains(level);

    /// <summary>Whether the keys of records do not tell their units of a level on the map. They never tell the region:
    /// a record has none once the regions have ended.</summary>
    public bool Retells(AreaLevel level) => Moves(level) || (level == AreaLevel.Region && Has(level));

    /// <summary>The lowest unit of the map that holds a unit for certain: the country at worst.</summary>
    public Area? HomeOf(Area unit) => _homes.GetValueOrDefault(unit.Key) ?? _country;

    /// <summary>The key of the unit of a level that holds a unit for certain on the map; null for none.</summary>
    public int? KeyAt(Area unit, AreaLevel level) => HomeOf(unit) is not { } home ? null
        : level == AreaLevel.Region ? RegionOf(home)
        : home.KeyAt(level);

    /// <summary>Whether a unit has another unit of a level on the map than in its own time.</summary>
    public bool IsMoved(Area unit, AreaLevel level) => KeyAt(unit, level) != unit.KeyAt(level);

    /// <summary>Whether a unit has a unit of a level in its own time and none for certain on the map.</summary>
    public bool IsUnplaced(Area unit, AreaLevel level) =>
        Has(level) && unit.KeyAt(level) is not null && KeyAt(unit, level) is null;

    /// <summary>Whether some unit has none of a level for certain on the map, though in its own time.</summary>
    public bool Unplaces(AreaLevel level) => _unplaced.Contains(level);

    /// <summary>The units of any time that lie for certain in a unit of a level on the map; without a key those that
    /// lie in none.</summary>
    public IEnumerable<Area> Inside(AreaLevel level, int? key) =>
        _inside.GetOrAdd(level, one => _dimensions.Areas.ToLookup(area => KeyAt(area, one)))[key];

    /// <summary>The units of any time whose lowest certain unit on the map is this.</summary>
    public IEnumerable<Area> HomedIn(int key) => Homed[key];

    private ILookup<int?, Area> Homed => field ??= _dimensions.Areas.ToLookup(area => HomeOf(area)?.Key);

    /// <summary>Units of some stretch of time that lie in a unit of the map and are of its level.</summary>
    /// <param name="place">A unit of the map.</param>
    /// <param name="from">First day of the stretch.</param>
    /// <param name="until">Day after its last one.</param>
    public IEnumerable<Area> MadeOf(Area place, DateOnly from, DateOnly until) => HomedIn(place.Key).Where(one =>
        one.Level == place.Level && (one.ValidFrom is null || one.ValidFrom < until) &&
        (one.ValidUntil is null || from < one.ValidUntil));

    private Area? Find(Area unit)
    {
        if (_homes.TryGetValue(unit.Key, out var known))
        {
            return known;
        }

        _homes[unit.Key] = null; // a circle must not hang; Verify lets none pass
        return _homes[unit.Key] = unit.IsValidOn(Day) ? unit
            : unit.ValidUntil <= Day ? After(unit)
            : Before(unit);
    }

    private Area? After(Area unit)
    {
        var links = _dimensions.SuccessorsOf(unit.Key);
        var others = links.Select(one => one.SuccessorKey);
        return links is [{ Share: SuccessionShare.Part }] // what became of the rest is not told
            ? Shared(Found(others).Append(Around(unit)))
            : links.IsEmpty ? Around(unit) : Shared(Found(others));
    }

    private Area? Before(Area unit)
    {
        var links = _dimensions.PredecessorsOf(unit.Key);
        return links.IsEmpty ? Around(unit) : Shared(Found(links.Select(one => one.PredecessorKey)));
    }

    private Area? Around(Area unit) =>
        unit.ParentKey is { } key && _dimensions.Area(key) is { } parent ? Find(parent) : null;

    private IEnumerable<Area?> Found(IEnumerable<int> keys) =>
        keys.Select(key => _dimensions.Area(key) is { } area ? Find(area) : null);

    /// <summary>The lowest unit that holds all of some.</summary>
    private Area? Shared(IEnumerable<Area?> units)
    {
        List<int>? shared = null;
        foreach (var unit in units)
        {
            var chain = unit is null ? [] : ChainOf(unit).ToList();
            shared = shared is null ? chain : [.. shared.Where(chain.Contains)];
        }

        return shared is [var lowest, ..] ? _dimensions.Area(lowest) : null;
    }

    private IEnumerable<int> ChainOf(Area unit) => new[]
        {
            unit.KeyAt(AreaLevel.Commune), unit.DistrictKey, unit.ProvinceKey, RegionOf(unit), _country?.Key,
        }
        .OfType<int>();

    private int? RegionOf(Area unit) =>
        unit.RegionKey is { } key && _dimensions.Area(key)?.IsValidOn(Day) == true ? key : null;
}
