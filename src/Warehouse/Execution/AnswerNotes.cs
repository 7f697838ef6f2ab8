using System.Collections.Immutable;
using Analytics.Warehouse.Errors;
using Analytics.Warehouse.Model;
using Analytics.Warehouse.Planning;
using Analytics.Warehouse.Requests;

namespace Analytics.Warehouse.Execution;

/// <summary>Remarks about an answer as a whole.</summary>
internal static class AnswerNotes
{
    /// <summary>One remark for each set of dimensions that measures asked do not have.</summary>
    public static IEnumerable<Note> OutOfReach(ResolvedQuery query) => query.Asks
        .Select(ask => (ask.Measure.Name, missing: Reach.Missing(ask.Measure, query)))
        .Where(pair => !pair.missing.IsEmpty)
        .GroupBy(pair => string.Join(", ", pair.missing))
        .Select(
            group => (measures: string.Join(", ", group.Select(pair => pair.Name).Distinct()), dimensions: group.Key))
        .Select(group => new Note("MEASURE_OUT_OF_REACH", new(
            $"{group.measures}: không có chiều {group.dimensions}{OfMap(query).Vi}, nên không áp dụng.",
            $"{group.measures}: no dimension {group.dimensions}{OfMap(query).En}, so not applicable."),
            Severity.Warning));

    private static Wording OfMap(ResolvedQuery query) => query.Map is { } map
        ? new($" trên bản đồ ngày {map.Day:dd/MM/yyyy}", $" on the map of {map.Day:yyyy-MM-dd}")
        : new("", "");

    /// <summary>Facts that may hold records of units that lie in no unit shown for certain, and a test of these
    /// records.</summary>
    public static IEnumerable<(Schema.Fact Fact, RecordTest Filter, ImmutableArray<ResolvedAsk> Asks)> MayBeUnplaced(
        ResolvedQuery query) => query.Map is null ? [] : query.Asks
            .Where(ask => Reach.Missing(ask.Measure, query).IsEmpty)
            .SelectMany(ask => ask.Measure.Facts.Select(fact => (fact, ask)))
            .GroupBy(pair => (pair.fact.Name, pair.ask.Measure.Subject))
            .Select(group => (
                group.First().fact, Unplaced.Of(query, group.Key.Subject),
                (ImmutableArray<ResolvedAsk>)[.. group.Select(pair => pair.ask)]))
            .Where(one => !SimplifyTests.IsNever(one.Item2));

    /// <summary>How much lies in no unit shown for certain.</summary>
    public static IEnumerable<Note> NotPlaced(
        ResolvedQuery query, string fact, long records, IEnumerable<(Measure Measure, long? Amount)> amounts)
    {
        if (records == 0 || query.Map is not { } map)
        {
            yield break;
        }

        var told = amounts.Where(one => one.Amount is not null).ToList();
        var sums = string.Concat(told.Select(one => string.Create(
            System.Globalization.CultureInfo.InvariantCulture, $", {one.Measure.Name} {one.Amount}")));
        yield return new("NOT_PLACED", new(
            $"{fact}: {records} bản ghi{sums} thuộc đơn vị không nằm trọn trong một đơn vị của bản đồ ngày "
                + $"{map.Day:dd/MM/yyyy} nên chỉ được tính ở cấp trên.",
            $"{fact}: {Counted.Of(records, "record")}{sums} of units that are not in one unit of the map of "
                + $"{map.Day:yyyy-MM-dd} for certain: counted only above it."),
            Severity.Warning);
    }

    /// <summary>Facts of which records may share days with the period asked without lying inside it.</summary>
    public static IEnumerable<LeftOutRecords> MayExclude(ResolvedQuery query)
    {
        if (query.Frame.Limit == TimeLimit.None)
        {
            return [];
        }

        var hasDays = HasDays(query.Filter);

        return query.Asks.Where(ask => Reach.Missing(ask.Measure, query).IsEmpty)
            .SelectMany(ask => ask.Measure.Facts.Select(
                fact => (fact, OnRecords.FilterOf(query, ask.Measure.Subject))))
            .DistinctBy(pair => pair.fact.Name)
            .Where(pair => hasDays || CutsSpan(query, pair.fact))
            .Select(pair => new LeftOutRecords(
                pair.fact, UseRollup.OfSpans(pair.fact, pair.Item2, query.Tables), pair.Item2)
            {
                Spans = hasDays ? null : [.. SpansTouched(query, pair.fact).Select(span => span.Key)],
            });
    }

    /// <summary>What was left out because it does not lie inside the period asked.</summary>
    public static IEnumerable<Note> Excluded(
        ResolvedQuery query, string fact, IReadOnlyList<(int? Span, long Records)> left)
    {
        var spans = left.Where(one => one.Span is not null).ToList();
        if (spans.Count > 0)
        {
            var codes = string.Join(", ", spans.Select(one => query.Dimensions.Span(one.Span ?? 0)?.Code));
            var records = spans.Sum(one => one.Records);
            yield return new("SPAN_EXCLUDED", new(
                $"{fact}: {records} bản ghi của khoảng nhiều năm {codes} chỉ nằm một phần trong kỳ nên không được "
                    + "tính.",
                $"{fact}: {Counted.Of(records, "record")} of the spans {codes} left out: only partly inside the "
                    + "period."),
            Severity.Warning);
        }

        if (left.Where(one => one.Span is null).Sum(one => one.Records) is var undated && undated > 0)
        {
            yield return new("UNDATED_EXCLUDED", new(
                $"{fact}: {undated} bản ghi chỉ biết năm, không biết ngày, không nằm trọn trong kỳ nên không được "
                    + "tính.",
                $"{fact}: {Counted.Of(undated, "record")} left out: known by year only and not inside the period."),
            Severity.Warning);
        }
    }

    private static bool CutsSpan(ResolvedQuery query, Schema.Fact fact) => SpansTouched(query, fact).Any(span =>
        !query.Frame.Stretches.Any(stretch => stretch.Holds(new(span.From, span.Until))));

    private static IEnumerable<Span> SpansTouched(ResolvedQuery query, Schema.Fact fact) =>
        query.Dimensions.Rows.Spans.Where(span =>
            (!query.Dimensions.Rows.SpansOfFact.TryGetValue(fact.Name, out var held) || held.Contains(span.Key)) &&
            query.Frame.Touches(new(span.From, span.Until)));

    private static bool HasDays(RecordTest test) => test switch
    {
        RecordTest.All all => all.Items.Any(HasDays),
        RecordTest.Any any => any.Items.Any(HasDays),
        RecordTest.Not not => HasDays(not.Item),
        _ => test is RecordTest.InDays,
    };
}
