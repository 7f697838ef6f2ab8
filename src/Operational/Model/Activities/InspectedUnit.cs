namespace Analytics.Operational.Model;

/// <summary>A unit visited by an inspection; the area is the visited unit.</summary>
public sealed class InspectedUnit : AreaRecord
{
    /// <summary>The <see cref="Inspection"/>.</summary>
    public long InspectionId { get; set; }

    /// <summary>Day of the visit.</summary>
    public DateOnly? VisitedOn { get; set; }
}
