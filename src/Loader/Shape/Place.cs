namespace Analytics.Loader.Shape;

/// <summary>A record's area and the units that contain it, as area keys. Null where there is none.</summary>
public readonly record struct Place(int AreaKey, int? RegionKey, int? ProvinceKey, int? DistrictKey, int? CommuneKey)
{
    /// <summary>The place of a record whose area cannot be resolved. Verify blocks it.</summary>
    public static readonly Place Unknown = new(Unresolved.Key, null, null, null, null);
}
