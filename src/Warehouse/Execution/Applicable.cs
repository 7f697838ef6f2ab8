using Analytics.Warehouse.Errors;
using Analytics.Warehouse.Model;
using Analytics.Warehouse.Requests;

namespace Analytics.Warehouse.Execution;

/// <summary>Tells whether a project exists in a place.</summary>
internal static class Applicable
{
    /// <summary>Why a project does not exist in a unit during some days; null when it may.</summary>
    public static Wording? Reason(SnapshotDimensions dimensions, Area? area, int? project, Stretch days)
    {
        if (area is null || project is null)
        {
            return null;
        }

        return dimensions.Missing(project.Value)
            .Where(one => IsOf(one.AreaKey, area) &&
                new Stretch(one.ValidFrom ?? DateOnly.MinValue, one.ValidUntil ?? DateOnly.MaxValue).Overlaps(days))
            .Select(one => Named(dimensions, one.Reason ?? "")).FirstOrDefault();
    }

    private static Wording Named(SnapshotDimensions dimensions, string code) =>
        dimensions.Members("applicabilityReason").FirstOrDefault(one => one.Code == code)?.Name ?? new(code, code);

    private static bool IsOf(int key, Area area) =>
        key == area.Key || key == area.ProvinceKey || key == area.DistrictKey;
}
