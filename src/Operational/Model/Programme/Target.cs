namespace Analytics.Operational.Model;

/// <summary>A value that an area was told to reach.</summary>
public sealed class Target : AreaRecord
{
    /// <summary>Code of the indicator.</summary>
    public string Indicator { get; set; } = "";

    /// <summary>Calendar year of the event; null when the record stands for a span of years.</summary>
    public int? Year { get; set; }

    /// <summary>First day of the span; null when a single year is known.</summary>
    public DateOnly? SpanFrom { get; set; }

    /// <summary>First day after the span (exclusive); null when a single year is known.</summary>
    public DateOnly? SpanUntil { get; set; }

    /// <summary>The value in <see cref="Unit"/>.</summary>
    public decimal Value { get; set; }

    /// <summary>PERCENT, HOUSEHOLD, VND and so on.</summary>
    public string Unit { get; set; } = "";
}
