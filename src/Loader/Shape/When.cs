namespace Analytics.Loader.Shape;

/// <summary>The time of a record as the warehouse keeps it.</summary>
/// <param name="Year">Budget year of money, calendar year of the rest; null for a span.</param>
/// <param name="SpanKey">Null for a single year.</param>
/// <param name="OnDay">Day of payment, event or review where known.</param>
/// <param name="From">First day of the record's own extent: its day, else its year, else its span.</param>
/// <param name="Until">First day after that extent.</param>
public readonly record struct When(short? Year, short? SpanKey, DateOnly? OnDay, DateOnly From, DateOnly Until)
{
    /// <summary>Months since year 0 of <see cref="OnDay"/>; null without a day.</summary>
    public short? Month => OnDay is { } day ? (short)((day.Year * 12) + day.Month - 1) : null;
}
