using Analytics.Warehouse.Errors;
using Analytics.Warehouse.Model;

namespace Analytics.Warehouse.Requests;

/// <summary>Finds the units that a code means: on a day if one is named, else in the period asked.</summary>
internal sealed class AreaCodes(SnapshotDimensions dimensions, TimeFrame frame, Findings findings)
{
    private readonly ILookup<string, Area> _byCode = dimensions.Areas.Where(area => area.Code is not null)
        .ToLookup(area => area.Code!, StringComparer.OrdinalIgnoreCase); // the codes that are null are filtered out

    /// <summary>The units of a code; none, and an error found, when it cannot be told.</summary>
    public IReadOnlyList<Area> Resolve(string code, AreaLevel? level, DateOnly? day)
    {
        var all = _byCode[code].Where(area => level is null || area.Level == level).ToList();
        if (all.Count == 0)
        {
            findings.Add(QueryErrors.UnknownArea(code));
            return [];
        }

        return day is { } at ? OnDay(code, all, at) : InFrame(code, all);
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

    private List<Area> InFrame(string code, List<Area> all)
    {
        var inside = frame.Limit == TimeLimit.None ? all : [.. all.Where(area => frame.Touches(Validity(area)))];
        var found = inside.Count > 0 ? inside : all;
        if (found.Select(area => (area.Level, area.Name.Vi)).Distinct().Count() > 1)
        {
            findings.Add(QueryErrors.AmbiguousArea(code, found));
            return [];
        }

        if (found.Count > 1)
        {
            findings.Add(Grew(code, found[0]));
        }

        return found;
    }

    private static Stretch Validity(Area area) =>
        new(area.ValidFrom ?? DateOnly.MinValue, area.ValidUntil ?? DateOnly.MaxValue);

    private static Note Grew(string code, Area area) => new("AREA_GREW", new(
        $"Mã {code} ({area.Name.Vi}) gồm đơn vị cùng tên trước và sau khi địa giới thay đổi.",
        $"The code {code} ({area.Name.En}) takes the units of this name before and after its territory changed."),
        Severity.Info);
}
