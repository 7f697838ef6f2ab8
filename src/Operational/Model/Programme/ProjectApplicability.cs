namespace Analytics.Operational.Model;

/// <summary>Says whether a project exists in a place; a missing project can be structural.</summary>
public sealed class ProjectApplicability : OperationalRecord
{
    /// <summary>The place.</summary>
    public long AreaId { get; set; }

    /// <summary>The <see cref="ProgrammePeriod"/>.</summary>
    public string PeriodCode { get; set; } = "";

    /// <summary>Project or sub-project inside the period.</summary>
    public string ProjectCode { get; set; } = "";

    /// <summary>First day; null means open.</summary>
    public DateOnly? ValidFrom { get; set; }

    /// <summary>First day after (exclusive); null means open.</summary>
    public DateOnly? ValidUntil { get; set; }

    /// <summary>False where the project does not exist in the place.</summary>
    public bool Applies { get; set; }

    /// <summary>Why, as a code.</summary>
    public string Reason { get; set; } = "";

    /// <summary>Figure ids and address of the publication.</summary>
    public string? SourceReference { get; set; }

    /// <summary>Free text.</summary>
    public string? Note { get; set; }
}
