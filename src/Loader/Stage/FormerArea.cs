using System.Globalization;
using Analytics.Loader.Shape;

namespace Analytics.Loader.Stage;

/// <summary>What rows of facts take from a unit: what contains it and which classes it has. Its names are not among
/// that.</summary>
internal sealed record FormerArea(
    string Level, int? ParentKey, int? RegionKey, int? ProvinceKey, int? DistrictKey, DateOnly? ValidUntil,
    string Classes)
{
    /// <summary>The units of this load in the same form.</summary>
    public static Dictionary<int, FormerArea> Of(ShapeContext shape)
    {
        var codes = shape.Members["areaClass"].Rows.ToDictionary(row => row.MemberKey, row => row.QualifiedCode);
        var classes = shape.Classes.Rows
            .OrderBy(row => row.AreaClassKey)
            .ToLookup(
                row => row.AreaKey,
                row => (codes.GetValueOrDefault(row.AreaClassKey, ""), row.ValidFrom, row.ValidUntil));
        return shape.Areas.Rows.ToDictionary(row => row.AreaKey, row => new FormerArea(
            row.Level, row.ParentKey, row.RegionKey, row.ProvinceKey, row.DistrictKey, row.ValidUntil,
            Text(classes[row.AreaKey])));
    }

    /// <summary>Classes as one text, in their order.</summary>
    public static string Text(IEnumerable<(string Code, DateOnly? From, DateOnly? Until)> classes) =>
        string.Join(' ', classes.Select(one => string.Create(
            CultureInfo.InvariantCulture, $"{one.Code}[{one.From:yyyy-MM-dd},{one.Until:yyyy-MM-dd})")));
}
