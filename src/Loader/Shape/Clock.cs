namespace Analytics.Loader.Shape;

/// <summary>Brings the times of records into the warehouse's form. The only place where that is decided.</summary>
public sealed class Clock(Spans spans)
{
    /// <summary>Stands in for a record that tells no time at all. Verify blocks it.</summary>
    private static readonly DateOnly Never = DateOnly.MinValue;

    /// <summary>Money: the budget year counts, whatever the day of payment.</summary>
    public When OfMoney(int? budgetYear, DateOnly? from, DateOnly? until, DateOnly? paidOn) =>
        Shape(budgetYear, from, until, paidOn);

    /// <summary>Events: the calendar year of the event; a known day tells it where the record does not.</summary>
    public When OfEvent(int? year, DateOnly? from, DateOnly? until, DateOnly? onDay) =>
        Shape(year ?? (from is null ? onDay?.Year : null), from, until, onDay);

    /// <summary>A record of one day, such as a finding.</summary>
    public static When OfDay(DateOnly day) => new((short)day.Year, null, day, day, After(day));

    /// <summary>Another day of an event: year and span stay those of the event.</summary>
    public static When On(in When happened, DateOnly? day) =>
        day is { } known ? happened with { OnDay = known, From = known, Until = After(known) } : happened;

    private When Shape(int? year, DateOnly? from, DateOnly? until, DateOnly? day)
    {
        short? span = from is { } first && until is { } end ? spans.KeyOf(first, end) : null;
        var (start, stop) = Extent(year, from, until, day);
        return new When(YearOf(year), span, day, start, stop);
    }

    private static (DateOnly From, DateOnly Until) Extent(int? year, DateOnly? from, DateOnly? until, DateOnly? day) =>
        day is { } known ? (known, After(known))
        : year is > 0 and < 9999 ? (new DateOnly(year.Value, 1, 1), new DateOnly(year.Value + 1, 1, 1))
        : from is { } first && until is { } end ? (first, end)
        : (Never, Never);

    private static DateOnly After(DateOnly day) => day == DateOnly.MaxValue ? day : day.AddDays(1);

    // Years that no column can hold become its bound, which Verify's range rule reports.
    private static short? YearOf(int? year) =>
        year is { } known ? (short)Math.Clamp(known, short.MinValue, short.MaxValue) : null;
}
