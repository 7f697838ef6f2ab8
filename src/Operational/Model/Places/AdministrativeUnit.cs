namespace Analytics.Operational.Model;

/// <summary>A country, region, province, district or commune in one period of validity. Codes are reused and names
/// move.</summary>
public sealed class AdministrativeUnit : OperationalRecord
{
    /// <summary>Official code with leading zeros; null for a commune whose code is not known.</summary>
    public string? Code { get; set; }

    /// <summary>COUNTRY, REGION, PROVINCE, DISTRICT or COMMUNE.</summary>
    public string Level { get; set; } = "";

    /// <summary>Vietnamese name without the kind of unit.</summary>
    public string Name { get; set; } = "";

    /// <summary>Vietnamese name with the kind of unit.</summary>
    public string FullName { get; set; } = "";

    /// <summary>Name without accents, for search.</summary>
    public string NameAscii { get; set; } = "";

    /// <summary>English name without the kind of unit.</summary>
    public string NameEn { get; set; } = "";

    /// <summary>English name with the kind of unit.</summary>
    public string FullNameEn { get; set; } = "";

    /// <summary>The unit that contains this one; null for the country.</summary>
    public long? ParentId { get; set; }

    /// <summary>Region of a province; null for all other levels and for the provinces formed on 2025-07-01.</summary>
    public string? RegionCode { get; set; }

    /// <summary>First day of validity; null means open.</summary>
    public DateOnly? ValidFrom { get; set; }

    /// <summary>First day after validity (exclusive); null means still valid.</summary>
    public DateOnly? ValidUntil { get; set; }
}
