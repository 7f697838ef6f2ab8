using Analytics.Operational.Synthetic.World;

namespace Analytics.Operational.Synthetic;

/// <summary>Draws days.</summary>
internal static class SyntheticDays
{
    // Money is paid late in the year.
    private static readonly Weighted<int> Months = new(
        new double[] { 1, 1, 2, 3, 5, 7, 6, 7, 9, 11, 15, 21 }.Select((weight, index) => (index + 1, weight)));

    /// <summary>A day of a year on which the area exists, more often a late one.</summary>
    public static DateOnly Late(SyntheticRandom random, SyntheticArea area, int year)
    {
        var month = random.Pick(Months);
        return Inside(random, area, year, new(year, month, random.Integer(1, DateTime.DaysInMonth(year, month))));
    }

    /// <summary>Any day of a year on which the area exists.</summary>
    public static DateOnly Any(SyntheticRandom random, SyntheticArea area, int year) =>
        Inside(random, area, year, new DateOnly(year, 1, 1).AddDays(random.Below(365)));

    /// <summary>Some days in a row, all in one year and in the life of the area.</summary>
    public static (DateOnly First, DateOnly Last) Row(SyntheticRandom random, SyntheticArea area, int year, int days)
    {
        var first = Any(random, area, year);
        var last = first.AddDays(days - 1);
        return area.On(last) && last.Year == year ? (first, last) : (first.AddDays(1 - days), first);
    }

    private static DateOnly Inside(SyntheticRandom random, SyntheticArea area, int year, DateOnly day)
    {
        if (area.On(day))
        {
            return day;
        }

        var first = Max(area.From, new(year, 1, 1));
        var last = Min(area.Until, new(year + 1, 1, 1));
        return first.AddDays(random.Below(last.DayNumber - first.DayNumber));
    }

    private static DateOnly Max(DateOnly one, DateOnly other) => one > other ? one : other;

    private static DateOnly Min(DateOnly one, DateOnly other) => one < other ? one : other;
}
