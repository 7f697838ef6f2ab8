namespace Analytics.Operational.Model;

/// <summary>A payment.</summary>
public sealed class Disbursement : ProjectRecord
{
    /// <summary>Budget year; null when the record stands for a span of years.</summary>
    public int? BudgetYear { get; set; }

    /// <summary>First day of the span; null when a single year is known.</summary>
    public DateOnly? SpanFrom { get; set; }

    /// <summary>First day after the span (exclusive); null when a single year is known.</summary>
    public DateOnly? SpanUntil { get; set; }

    /// <summary>Year from whose budget the money stems: the budget year for new money, an earlier one for money carried
    /// in; null with a span.</summary>
    public int? OriginYear { get; set; }

    /// <summary>Day of payment; a payment in January may belong to the former budget year.</summary>
    public DateOnly? PaidOn { get; set; }

    /// <summary>Code of list FUNDING_SOURCE.</summary>
    public string FundingSource { get; set; } = "";

    /// <summary>Code of list CAPITAL_TYPE.</summary>
    public string CapitalType { get; set; } = "";

    /// <summary>Whole VND; null when unknown.</summary>
    public long? Amount { get; set; }

    /// <summary>Why the amount is unknown, code of list AMOUNT_REASON.</summary>
    public string? AmountReason { get; set; }
}
