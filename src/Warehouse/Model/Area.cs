using Analytics.Warehouse.Errors;

namespace Analytics.Warehouse.Model;

/// <summary>A unit in one period of validity, as a snapshot holds it.</summary>
public sealed record Area
{
    /// <summary>Its key in the facts.</summary>
    public required int Key { get; init; }

    /// <summary>Official code; null for a commune whose code is not known.</summary>
    public string? Code { get; init; }

    /// <summary>Its level.</summary>
    public required AreaLevel Level { get; init; }

    /// <summary>Short name.</summary>
    public required Wording Name { get; init; }

    /// <summary>Name with type and parents, unique among units of a day.</summary>
    public required Wording FullName { get; init; }

    /// <summary>Short name without diacritics, for searching.</summary>
    public required string NameAscii { get; init; }

    /// <summary>The unit that holds it; null for the country.</summary>
    public int? ParentKey { get; init; }

    /// <summary>Its region; null for the country and for provinces of the later map.</summary>
    public int? RegionKey { get; init; }

    /// <summary>Its province; itself for a province.</summary>
    public int? ProvinceKey { get; init; }

    /// <summary>Its district; itself for a district.</summary>
    public int? DistrictKey { get; init; }

    /// <summary>First day of validity; null is open.</summary>
    public DateOnly? ValidFrom { get; init; }

    /// <summary>Day after the last day of validity; null is open.</summary>
    public DateOnly? ValidUntil { get; init; }

    /// <summary>Position by code.</summary>
    public int CodeOrder { get; init; }

    /// <summary>Position by name in the Vietnamese alphabet.</summary>
    public int NameOrder { get; init; }

    /// <summary>Whether the unit exists on a day.</summary>
    public bool IsValidOn(DateOnly day) =>
        (ValidFrom is null || ValidFrom <= day) && (ValidUntil is null || day < ValidUntil);

    /// <summary>The key of its unit of a level, itself at its own; null when it has none.</summary>
    public int? KeyAt(AreaLevel level) => level == Level ? Key : level switch
    {
        AreaLevel.Region => RegionKey,
        AreaLevel.Province => ProvinceKey,
        AreaLevel.District => DistrictKey,
        _ => null,
    };
}
