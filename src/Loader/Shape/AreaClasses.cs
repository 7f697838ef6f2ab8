using System.Collections.Immutable;
using Analytics.Operational.Model;

namespace Analytics.Loader.Shape;

/// <summary>The class that a district or commune has on a day.</summary>
public sealed class AreaClasses
{
    private const string Table = "area_class_membership";

    private readonly ImmutableArray<AreaClassRow>[] _byArea;

    private AreaClasses(ImmutableArray<AreaClassRow> rows, int areas)
    {
        Rows = rows;
        _byArea = new ImmutableArray<AreaClassRow>[areas + 1];
        Array.Fill(_byArea, []);
        foreach (var area in rows.Where(row => row.AreaKey > 0).GroupBy(row => row.AreaKey))
        {
            _byArea[area.Key] = [.. area.OrderBy(row => row.AreaClassKey)];
        }
    }

    /// <summary>The rows of <c>area_class_membership</c>.</summary>
    public ImmutableArray<AreaClassRow> Rows { get; }

    /// <summary>Shapes all memberships.</summary>
    public static AreaClasses Of(ImmutableArray<AreaClassMembership> classes, ShapeContext context)
    {
        var rows = classes.OrderBy(membership => membership.Id).Select(membership => new AreaClassRow(
            context.Lookup.AreaKey(Table, "area_key", membership.AreaId, membership.Id),
            context.Lookup.Member(Table, context.Members["areaClass"], membership.AreaClass, membership.Id),
            membership.ValidFrom,
            membership.ValidUntil));
        return new AreaClasses([.. rows], context.Areas.Count);
    }

    /// <summary>The class of the commune on a day, else of its district; null for wider areas and where none is
    /// known.</summary>
    public short? On(in Place place, DateOnly day) => At(place.CommuneKey, day) ?? At(place.DistrictKey, day);

    private short? At(int? areaKey, DateOnly day)
    {
        if (areaKey is { } key)
        {
            foreach (var row in _byArea[key])
            {
                // a null bound is open: both comparisons are then false
                if (!(day < row.ValidFrom) && !(day >= row.ValidUntil))
                {
                    return row.AreaClassKey;
                }
            }
        }

        return null;
    }
}
