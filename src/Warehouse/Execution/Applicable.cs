using System.Collections.Immutable;
using Analytics.Warehouse.Errors;
using Analytics.Warehouse.Model;
using Analytics.Warehouse.Requests;

namespace Analytics.Warehouse.Execution;

/// <summary>Tells whether a project exists in a place.</summary>
internal static class Applicable
{
    /// <summary>Why a project exists in none of some units during some days; null when it may.</summary>
    public static Wording? Reason(ResolvedQuery query, ImmutableArray<Area> places, int? project, Stretch days) =>
        places.IsEmpty || project is not { } key || !query.Dimensions.Missing(key).Any()
            ? null
            : ReasonOf(query, places, key, days);

    private static Wording? ReasonOf(ResolvedQuery query, ImmutableArray<Area> places, int key, Stretch days)
    {
        var made = places.SelectMany(place =>
            query.Map?.MadeOf(place, days.From, days.Until) ?? (ExistsIn(place, days) ? [place] : [])).ToList();
        var reasons = (made.Count == 0 ? places : [.. made])
            .Select(unit => Reason(query.Dimensions, unit, key, days)).ToList();
        return reasons.Contains(null) ? null : reasons[0];
    }

    private static Wording? Reason(SnapshotDimensions dimensions, Area unit, int project, Stretch days) =>
        dimensions.Missing(project)
            .Where(one => IsOf(one.AreaKey, unit) &&
                new Stretch(one.ValidFrom ?? DateOnly.MinValue, one.ValidUntil ?? DateOnly.MaxValue).Overlaps(days))
            .Select(one => Named(dimensions, one.Reason ?? "")).FirstOrDefault();

    private static bool ExistsIn(Area unit, Stretch days) =>
        new Stretch(unit.ValidFrom ?? DateOnly.MinValue, unit.ValidUntil ?? DateOnly.MaxValue).Overlaps(days);

    private static Wording Named(SnapshotDimensions dimensions, string code) =>
        dimensions.Members("applicabilityReason").FirstOrDefault(one => one.Code == code)?.Name ?? new(code, code);

    private static bool IsOf(int key, Area area) =>
        key == area.Key || key == area.ProvinceKey || key == area.DistrictKey;
}
