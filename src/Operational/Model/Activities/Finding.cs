namespace Analytics.Operational.Model;

/// <summary>A finding of an inspection; it belongs to the area and project of the inspection.</summary>
public sealed class Finding : SourcedRecord
{
    /// <summary>The <see cref="Inspection"/>.</summary>
    public long InspectionId { get; set; }

    /// <summary>Code of list FINDING_CATEGORY.</summary>
    public string Category { get; set; } = "";

    /// <summary>Code of list FINDING_SEVERITY.</summary>
    public string Severity { get; set; } = "";

    /// <summary>Code of list ORGANISER_LEVEL.</summary>
    public string ResponsibleLevel { get; set; } = "";

    /// <summary>Day on which it was recorded.</summary>
    public DateOnly RecordedOn { get; set; }

    /// <summary>Day by which it is to be resolved.</summary>
    public DateOnly? DueOn { get; set; }

    /// <summary>Day on which it was resolved; null while open.</summary>
    public DateOnly? ResolvedOn { get; set; }
}
