namespace Analytics.Operational.Model;

/// <summary>A project or sub-project; its key is period and code.</summary>
public sealed class Project : OperationalRecord
{
    /// <summary>The <see cref="ProgrammePeriod"/>.</summary>
    public string PeriodCode { get; set; } = "";

    /// <summary>P1, P1.1 and so on.</summary>
    public string Code { get; set; } = "";

    /// <summary>The project of a sub-project; null for a project.</summary>
    public string? ParentCode { get; set; }

    /// <summary>PROJECT or SUB_PROJECT.</summary>
    public string Level { get; set; } = "";

    /// <summary>Vietnamese name.</summary>
    public string Name { get; set; } = "";

    /// <summary>English name.</summary>
    public string NameEn { get; set; } = "";

    /// <summary>Agency in charge.</summary>
    public string? LeadAgency { get; set; }

    /// <summary>Whether it may use development capital; null where not known.</summary>
    public bool? HasDevelopmentCapital { get; set; }

    /// <summary>Whether it may use recurrent capital; null where not known.</summary>
    public bool? HasRecurrentCapital { get; set; }

    /// <summary>Codes of the former period that it continues.</summary>
    public string? MapsTo { get; set; }
}
