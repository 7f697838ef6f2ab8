namespace Analytics.Operational.Model;

/// <summary>A period of the programme; project numbers mean different things in each.</summary>
public sealed class ProgrammePeriod : OperationalRecord
{
    /// <summary>2016-2020, 2021-2025 or 2026-2030.</summary>
    public string Code { get; set; } = "";

    /// <summary>Vietnamese name.</summary>
    public string Name { get; set; } = "";

    /// <summary>English name.</summary>
    public string NameEn { get; set; } = "";

    /// <summary>First day of the period.</summary>
    public DateOnly ValidFrom { get; set; }

    /// <summary>First day after the period (exclusive).</summary>
    public DateOnly ValidUntil { get; set; }
}
