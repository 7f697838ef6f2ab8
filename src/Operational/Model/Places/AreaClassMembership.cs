namespace Analytics.Operational.Model;

/// <summary>Says which class (poor district, coastal commune, ...) a district or commune has on a day.</summary>
public sealed class AreaClassMembership : OperationalRecord
{
    /// <summary>The district or commune.</summary>
    public long AreaId { get; set; }

    /// <summary>Code of list AREA_CLASS.</summary>
    public string AreaClass { get; set; } = "";

    /// <summary>First day of membership; null means open.</summary>
    public DateOnly? ValidFrom { get; set; }

    /// <summary>First day after membership (exclusive); null means open.</summary>
    public DateOnly? ValidUntil { get; set; }

    /// <summary>How sure the membership is: LISTED, INFERRED and so on.</summary>
    public string? Evidence { get; set; }

    /// <summary>Free text.</summary>
    public string? Note { get; set; }
}
