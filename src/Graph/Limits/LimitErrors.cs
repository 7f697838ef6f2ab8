using System.Globalization;
using Analytics.Warehouse.Errors;

namespace Analytics.Graph.Limits;

/// <summary>Refusals that protect the host.</summary>
public static class LimitErrors
{
    /// <summary>LIMIT_ROWS: more rows are asked at once than one answer may hold.</summary>
    public static AnalyticsError TooManyRows(int first, int most) => new(
        "LIMIT_ROWS",
        string.Create(
            CultureInfo.InvariantCulture, $"first: {first} is more than the {most} rows that one answer may hold."),
        string.Create(CultureInfo.InvariantCulture, $"Ask for at most {most} rows and go on with after: endCursor."));

    /// <summary>LIMIT_ROWS: a negative number of rows.</summary>
    public static AnalyticsError NegativeRows(int first) => new(
        "LIMIT_ROWS",
        string.Create(CultureInfo.InvariantCulture, $"first: {first} is below zero."),
        "Ask for 0 rows or more; 0 gives count and total alone.");

    /// <summary>LIMIT_BUSY: all places are taken and the queue is full.</summary>
    public static AnalyticsError Busy(TimeSpan retryAfter) => new(
        "LIMIT_BUSY",
        "Too many requests are waiting.",
        string.Create(CultureInfo.InvariantCulture, $"Ask again in {retryAfter.TotalSeconds:0} seconds."));

    /// <summary>LIMIT_STREAMS: no more streams of events can be opened.</summary>
    public static AnalyticsError TooManyStreams(int most, TimeSpan retryAfter) => new(
        "LIMIT_STREAMS",
        string.Create(CultureInfo.InvariantCulture, $"{most} streams of events are open, which is the limit."),
        string.Create(
            CultureInfo.InvariantCulture, $"Close one, or ask again in {retryAfter.TotalSeconds:0} seconds."));

    /// <summary>LIMIT_BREAKDOWNS: an operation asks for more breakdowns than it may.</summary>
    public static AnalyticsError TooManyBreakdowns(int measured, int most) => new(
        "LIMIT_BREAKDOWNS",
        string.Create(CultureInfo.InvariantCulture, $"The operation has {measured} breakdowns; the limit is {most}."),
        "Ask in several requests; each rows, total and table is a breakdown.");

    /// <summary>LIMIT_CELLS: an operation asks for more cells than one answer may hold.</summary>
    public static AnalyticsError TooManyCells(long measured, long most) => new(
        "LIMIT_CELLS",
        string.Create(
            CultureInfo.InvariantCulture, $"The operation asks for up to {measured} cells; the limit is {most}."),
        "Ask for fewer rows with first and go on with after, or for fewer numbers and calculations in each row.");

    /// <summary>LIMIT_TIME: the request took longer than it may, and was cancelled.</summary>
    public static AnalyticsError TooSlow(TimeSpan most) => new(
        "LIMIT_TIME",
        string.Create(
            CultureInfo.InvariantCulture, $"The request was cancelled after {most.TotalSeconds:0.###} seconds."),
        "Ask for fewer breakdowns at once, a narrower period, or fewer places.");
}
