using Analytics.Operational.Synthetic.World;

namespace Analytics.Operational.Synthetic.Money;

/// <summary>One sum of new money with all that becomes of it: payments, what is carried over and what is cancelled.
/// It is no record itself; allocations and payments are both told from it, so that they fit together.</summary>
internal sealed record FundingLine
{
    public required long Index { get; init; }

    public required SyntheticArea Area { get; init; }

    public required int Year { get; init; }

    /// <summary>Last year of a span; equal to <see cref="Year"/> when the single year is told.</summary>
    public required int LastYear { get; init; }

    public required SyntheticProject Project { get; init; }

    public required string FundingSource { get; init; }

    public required string CapitalType { get; init; }

    /// <summary>New money, whole VND; the parts below are inside it.</summary>
    public required long Amount { get; init; }

    /// <summary>Paid from the budget of the year.</summary>
    public required long PaidInYear { get; init; }

    /// <summary>Carried into the next year; 0 when nothing is.</summary>
    public required long Carried { get; init; }

    /// <summary>Paid in the next year from what was carried.</summary>
    public required long PaidLater { get; init; }

    /// <summary>Cancelled; 0 when nothing is.</summary>
    public required long Cancelled { get; init; }

    public required int PaymentsInYear { get; init; }

    public required int PaymentsLater { get; init; }

    public string Period => SyntheticProgramme.PeriodOf(Year);

    public bool IsSpan => LastYear > Year;
}
