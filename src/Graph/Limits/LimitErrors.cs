using System.Globalization;
using Analytics.Warehouse.Errors;

namespace Analytics.Graph.Limits;

/// <summary>Refusals that protect the host. Each names what was measured, the limit and the way out, in words and in
/// numbers.</summary>
public static class LimitErrors
{
    /// <summary>LIMIT_ROWS: more rows are asked at once than one answer may hold.</summary>
    public static AnalyticsError TooManyRows(int first, int most) => Of(
        "LIMIT_ROWS",
        $"first: {first} is more than the {most} rows that one answer may hold.",
        $"Ask for at most {most} rows and go on with after: endCursor.",
        first,
        most);

    /// <summary>LIMIT_ROWS: a negative number of rows.</summary>
    public static AnalyticsError NegativeRows(int first) => Of(
        "LIMIT_ROWS", $"first: {first} is below zero.", $"Ask for 0 rows or more; 0 gives count and total alone.",
        first, 0);

    /// <summary>LIMIT_BUSY: all places are taken and the queue is full.</summary>
    public static AnalyticsError Busy(int measured, int most, TimeSpan retryAfter) => Of(
        "LIMIT_BUSY",
        $"With this one, {measured} requests would be running or waiting; the limit is {most}.",
        $"Ask again in {retryAfter.TotalSeconds:0} seconds.",
        measured,
        most);

    /// <summary>LIMIT_STREAMS: no more streams of events can be opened.</summary>
    public static AnalyticsError TooManyStreams(int measured, int most, TimeSpan retryAfter) => Of(
        "LIMIT_STREAMS",
        $"With this one, {measured} streams of events would be open; the limit is {most}.",
        $"Close one, or ask again in {retryAfter.TotalSeconds:0} seconds.",
        measured,
        most);

    /// <summary>LIMIT_OPERATIONS: one WebSocket carries too many operations.</summary>
    public static AnalyticsError TooManyOperations(int measured, int most) => Of(
        "LIMIT_OPERATIONS",
        $"With this one, {measured} operations would run on this WebSocket; the limit is {most}.",
        $"Complete one first, or open another WebSocket.",
        measured,
        most);

    /// <summary>LIMIT_SENDING: callers are slow to read what they asked for, and no more fits beside it.</summary>
    public static AnalyticsError TooMuchUnread(long measured, long most, TimeSpan retryAfter) => Of(
        "LIMIT_SENDING",
        $"With this answer, {measured} bytes would wait to be read by callers; the limit is {most}.",
        $"Read answers as they come, ask for fewer rows at once, or ask again in {retryAfter.TotalSeconds:0} seconds.",
        measured,
        most);

    /// <summary>LIMIT_ANSWER: an answer is longer than one may be.</summary>
    public static AnalyticsError TooLongAnswer(long measured, long most) => Of(
        "LIMIT_ANSWER",
        $"The answer has {measured} bytes; the limit is {most}.",
        $"Ask for fewer rows with first and go on with after, or select fewer fields of each cell.",
        measured,
        most);

    /// <summary>LIMIT_BREAKDOWNS: an operation asks for more breakdowns than it may.</summary>
    public static AnalyticsError TooManyBreakdowns(int measured, int most) => Of(
        "LIMIT_BREAKDOWNS",
        $"The operation has {measured} breakdowns; the limit is {most}.",
        $"Ask in several requests; each rows, total and table is a breakdown.",
        measured,
        most);

    /// <summary>LIMIT_CELLS: an operation asks for more cells than one answer may hold.</summary>
    public static AnalyticsError TooManyCells(long measured, long most) => Of(
        "LIMIT_CELLS",
        $"The operation asks for up to {measured} cells; the limit is {most}.",
        $"Ask for fewer rows with first and go on with after, or for fewer numbers and calculations in each row.",
        measured,
        most);

    /// <summary>LIMIT_FILTER_TESTS: the filters of an operation have more tests than they may.</summary>
    public static AnalyticsError TooManyFilterTests(int measured, int most) => Of(
        "LIMIT_FILTER_TESTS",
        $"The filters of the operation have {measured} tests; the limit is {most}.",
        $"Name several members in one test, as in: [...], or ask in several requests.",
        measured,
        most);

    /// <summary>LIMIT_BUSY: as many heavy requests run and wait as may.</summary>
    public static AnalyticsError BusyWithHeavy(int measured, int most, TimeSpan retryAfter) => Of(
        "LIMIT_BUSY",
        $"With this one, {measured} heavy requests would be running or waiting; the limit is {most}.",
        $"Ask again in {retryAfter.TotalSeconds:0} seconds, or ask less at once.",
        measured,
        most);

    /// <summary>LIMIT_SCAN: an operation may read more rows than one may.</summary>
    public static AnalyticsError TooManyScannedRows(long measured, long most) => Of(
        "LIMIT_SCAN",
        $"The operation may read {measured} rows; the limit is {most}.",
        $"Ask for fewer breakdowns or measures at once.",
        measured,
        most);

    /// <summary>LIMIT_TIME: the request took longer than it may, and was cancelled.</summary>
    public static AnalyticsError TooSlow(TimeSpan measured, TimeSpan most) => Of(
        "LIMIT_TIME",
        $"The request ran {measured.TotalSeconds:0.###} seconds; the limit is {most.TotalSeconds:0.###}.",
        $"Ask for fewer breakdowns at once, a narrower period, or fewer places.",
        Math.Round(measured.TotalSeconds, 3),
        most.TotalSeconds);

    private static AnalyticsError Of(
        string code, FormattableString message, FormattableString remedy, double measured, double most) =>
        new(code, FormattableString.Invariant(message), FormattableString.Invariant(remedy))
        {
            Excess = new Excess(measured, most),
        };
}
