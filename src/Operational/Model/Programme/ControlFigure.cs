namespace Analytics.Operational.Model;

/// <summary>A published figure that is kept beside the records and never summed.</summary>
public sealed class ControlFigure : AreaRecord
{
    /// <summary>Code of the indicator.</summary>
    public string Indicator { get; set; } = "";

    /// <summary>Calendar year of the event; null when the record stands for a span of years.</summary>
    public int? Year { get; set; }

    /// <summary>First day of the span; null when a single year is known.</summary>
    public DateOnly? SpanFrom { get; set; }

    /// <summary>First day after the span (exclusive); null when a single year is known.</summary>
    public DateOnly? SpanUntil { get; set; }

    /// <summary>The value in <see cref="Unit"/>; null where it was told only in words.</summary>
    public decimal? Value { get; set; }

    /// <summary>PERCENT, HOUSEHOLD, VND and so on.</summary>
    public string Unit { get; set; } = "";

    /// <summary>Standard of a household figure.</summary>
    public string? PovertyStandard { get; set; }

    /// <summary>What the figure covers.</summary>
    public string? Scope { get; set; }

    /// <summary>Why it is not summed: TOTAL_OF_PARTS, SECOND_SPLIT, WIDER_UNIT and so on.</summary>
    public string Reason { get; set; } = "";
}
