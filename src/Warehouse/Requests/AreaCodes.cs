using Analytics.Warehouse.Errors;
using Analytics.Warehouse.Model;

namespace Analytics.Warehouse.Requests;

/// <summary>Finds the units that a code means: on a day if one is named, else on the map of the frame, else in the
/// period asked.</summary>
internal sealed class AreaCodes(SnapshotDimensions dimensions, TimeFrame frame, Restatement? map, Findings findings)
{
    private readonly Territories _territories = new(dimensions);

    /// <summary>The period asked.</summary>
    public TimeFrame Frame => frame;

    /// <summary>The units of a code; none, and an error found, when it cannot be told.</summary>
    public IReadOnlyList<Area> Resolve(string code, AreaLevel? level, DateOnly? day)
    {
        var all = dimensions.OfCode(code).Where(area => level is null || area.Level == level).ToList();
        if (all.Count == 0)
        {
            findings.Add(QueryErrors.UnknownArea(code));
            return [];
        }

        return day is { } at ? OnMap(code, OnDay(code, all, at))
            : map is null ? InFrame(code, all)
            : all.All(area => !map.Has(area.Level)) ? all // a level that the map lacks makes measures inapplicable
            : OnDay(code, all, map.Day);
    }

    private List<Area> OnDay(string code, List<Area> all, DateOnly day)
    {
        var then = all.Where(area => area.IsValidOn(day)).ToList();
        if (then.Count == 0)
        {
            findings.Add(QueryErrors.NoAreaThen(code, $"on {day:yyyy-MM-dd}", all));
        }

        return then;
    }

    /// <summary>The units of the map that units of another day belong to.</summary>
    private List<Area> OnMap(string code, List<Area> units)
    {
        if (map is null)
        {
            return units;
        }

        var found = new List<Area>();
        foreach (var unit in units)
        {
            if (!map.Has(unit.Level))
            {
                found.Add(unit);
            }
            else if (map.HomeOf(unit) is { } home && home.Level == unit.Level)
            {
                found.Add(home);
                if (home.Key != unit.Key)
                {
                    findings.Add(QueryNotes.Restated(code, unit, home, map.Day));
                }
            }
            else
            {
                findings.Add(QueryErrors.AreaNotOnMap(code, unit, map.HomeOf(unit), map.Day));
            }
        }

        return found;
    }

    private List<Area> InFrame(string code, List<Area> all)
    {
        var inside = frame.Limit == TimeLimit.None ? all : [.. all.Where(area => frame.Touches(Validity(area)))];
        var found = inside.Count > 0 ? inside : all;
        if (!_territories.AreOne(found))
        {
            findings.Add(QueryErrors.AmbiguousArea(code, found));
            return [];
        }

        if (found.Count > 1)
        {
            findings.Add(found.Select(area => area.Name.Vi).Distinct().Count() > 1
                ? QueryNotes.Renamed(code, found)
                : QueryNotes.Grew(code, found[0]));
        }

        return found;
    }

    private static Stretch Validity(Area area) =>
        new(area.ValidFrom ?? DateOnly.MinValue, area.ValidUntil ?? DateOnly.MaxValue);
}
