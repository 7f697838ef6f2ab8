namespace Analytics.Operational.Model;

/// <summary>Support given to households.</summary>
public sealed class HouseholdSupport : ProjectRecord
{
    /// <summary>Calendar year of the event; null when the record stands for a span of years.</summary>
    public int? Year { get; set; }

    /// <summary>First day of the span; null when a single year is known.</summary>
    public DateOnly? SpanFrom { get; set; }

    /// <summary>First day after the span (exclusive); null when a single year is known.</summary>
    public DateOnly? SpanUntil { get; set; }

    /// <summary>Day on which it was given.</summary>
    public DateOnly? GivenOn { get; set; }

    /// <summary>Code of list SUPPORT_KIND.</summary>
    public string Kind { get; set; } = "";

    /// <summary>Code of list SUPPORT_POLICY; only PROGRAMME is programme money.</summary>
    public string Policy { get; set; } = "";

    /// <summary>Households supported.</summary>
    public int? Households { get; set; }

    /// <summary>Whole VND; null when unknown.</summary>
    public long? Amount { get; set; }

    /// <summary>Why the amount is unknown, code of list AMOUNT_REASON.</summary>
    public string? AmountReason { get; set; }

    /// <summary>Capital paid back for further use, whole VND.</summary>
    public long? CapitalRecovered { get; set; }
}
