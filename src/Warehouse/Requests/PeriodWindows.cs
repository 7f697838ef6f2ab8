using System.Collections.Immutable;
using Analytics.Warehouse.Model;

namespace Analytics.Warehouse.Requests;

/// <summary>Turns period filters into the days that they take.</summary>
public static class PeriodWindows
{
    /// <summary>The stretches that a period filter takes; null for filters of other kinds and for unknown
    /// programmes.</summary>
    public static ImmutableArray<Stretch>? Of(Filter filter, SnapshotDimensions dimensions) => filter switch
    {
        Filter.Years years => [.. years.Values.Where(IsYear).Distinct().Order().Select(Stretch.Year)],
        Filter.Between between => IsPeriod(between) ? [new(between.From, between.Until)] : [],
        Filter.Last last => IsPeriod(last) ? [Last(last, dimensions.Cutoff)] : [],
        Filter.Programme programme => Programme(programme.Code, dimensions) is { } found ? [found] : null,
        _ => null,
    };

    /// <summary>Whether a number can be a year of this product.</summary>
    public static bool IsYear(int year) => year is >= 1900 and <= 2200;

    /// <summary>Whether a stretch has days, all of them in years of this product.</summary>
    public static bool IsPeriod(Filter.Between between) =>
        between.From < between.Until && IsYear(between.From.Year) && IsYear(between.Until.Year);

    /// <summary>Whether so many periods can be counted back.</summary>
    public static bool IsPeriod(Filter.Last last) =>
        last.Count is >= 1 and <= 100 || (last.Of != TimeGrain.Year && last.Count is > 100 and <= 400);

    /// <summary>The days of the last periods before a day, which is never after the cut-off.</summary>
    public static Stretch Last(Filter.Last last, DateOnly cutoff)
    {
        var day = last.AsOf is { } asked && asked < cutoff ? asked : cutoff;
        var until = last.Completeness == Completeness.CompleteOnly
            ? StartOf(day, last.Of)
            : Add(StartOf(day.AddDays(-1), last.Of), 1, last.Of);
        return new(Add(until, -last.Count, last.Of), until);
    }

    private static Stretch? Programme(string code, SnapshotDimensions dimensions) =>
        dimensions.Members("programme")
            .FirstOrDefault(one => one.Code == code) is { ValidFrom: { } from, ValidUntil: { } until }
            ? new(from, until)
            : null;

    private static DateOnly StartOf(DateOnly day, TimeGrain grain) => grain switch
    {
        TimeGrain.Month => new(day.Year, day.Month, 1),
        TimeGrain.Quarter => new(day.Year, ((day.Month - 1) / 3 * 3) + 1, 1),
        _ => new(day.Year, 1, 1),
    };

    private static DateOnly Add(DateOnly day, int count, TimeGrain grain) => grain switch
    {
        TimeGrain.Month => day.AddMonths(count),
        TimeGrain.Quarter => day.AddMonths(3 * count),
        _ => day.AddYears(count),
    };
}
