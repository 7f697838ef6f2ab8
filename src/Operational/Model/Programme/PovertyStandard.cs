namespace Analytics.Operational.Model;

/// <summary>A poverty standard: counts of two standards are never compared or added.</summary>
public sealed class PovertyStandard : OperationalRecord
{
    /// <summary>2016-2020, 2022-2025 or 2027-2030.</summary>
    public string Code { get; set; } = "";

    /// <summary>Vietnamese name.</summary>
    public string Name { get; set; } = "";

    /// <summary>English name.</summary>
    public string NameEn { get; set; } = "";

    /// <summary>First day in force.</summary>
    public DateOnly InForceFrom { get; set; }

    /// <summary>First day after it was in force (exclusive); null means open.</summary>
    public DateOnly? InForceUntil { get; set; }
}
