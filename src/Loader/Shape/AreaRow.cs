namespace Analytics.Loader.Shape;

/// <summary>A row of <c>area</c>.</summary>
public sealed record AreaRow(
    int AreaKey,
    string? Code,
    string Level,
    string Name,
    string FullName,
    string NameAscii,
    string NameEn,
    string FullNameEn,
    int? ParentKey,
    int? RegionKey,
    int? ProvinceKey,
    int? DistrictKey,
    DateOnly? ValidFrom,
    DateOnly? ValidUntil,
    int CodeOrder,
    int NameOrder);
