namespace Analytics.Operational.Model;

/// <summary>An inspection round by the area.</summary>
public sealed class Inspection : ProjectRecord
{
    /// <summary>Calendar year of the event; null when the record stands for a span of years.</summary>
    public int? Year { get; set; }

    /// <summary>First day of the span; null when a single year is known.</summary>
    public DateOnly? SpanFrom { get; set; }

    /// <summary>First day after the span (exclusive); null when a single year is known.</summary>
    public DateOnly? SpanUntil { get; set; }

    /// <summary>First day.</summary>
    public DateOnly? StartedOn { get; set; }

    /// <summary>Last day.</summary>
    public DateOnly? EndedOn { get; set; }

    /// <summary>Code of list ORGANISER_LEVEL.</summary>
    public string InspectorLevel { get; set; } = "";

    /// <summary>Code of list INSPECTION_MODE.</summary>
    public string Mode { get; set; } = "";

    /// <summary>Code of list INSPECTION_METHOD.</summary>
    public string Method { get; set; } = "";

    /// <summary>Number of units visited, as reported.</summary>
    public int? UnitsReported { get; set; }

    /// <summary>Rounds that the record stands for; normally 1, 0 when only the visited units are known.</summary>
    public int RoundCount { get; set; }
}
