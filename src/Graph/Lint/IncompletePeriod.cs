using System.Collections.Immutable;
using Analytics.Warehouse.Model;
using Analytics.Warehouse.Requests;

namespace Analytics.Graph.Lint;

/// <summary>A period that the cut-off of the data lies inside of: its numbers will grow.</summary>
internal static class IncompletePeriod
{
    private static readonly DateOnly Never = new(2201, 1, 1); // where frames without an end end

    /// <summary>PERIOD_INCOMPLETE.</summary>
    public static IEnumerable<Finding> Find(AnsweredQuestion asked)
    {
        var cutoff = asked.Dimensions.Cutoff;
        var shown = Shown(asked);
        var cut = asked.Query.Frame.Stretches
            .Where(one => one.Until != Never && one.From < cutoff && cutoff < one.Until).ToList();
        if (shown is null && cut.Count == 0)
        {
            yield break;
        }

        var (vi, en) = shown is null ? ("kỳ hỏi", "the period asked") : (shown.Label.Vi, shown.Label.En);
        var until = (shown?.Until ?? cut[0].Until).AddDays(-1).ToString("yyyy-MM-dd");
        var last = cutoff.AddDays(-1).ToString("yyyy-MM-dd");
        yield return Finding.Warn(
            "PERIOD_INCOMPLETE",
            $"Số liệu chốt ngày {last}, trong khi {vi} đến {until} mới hết; các số sẽ còn tăng.",
            $"The data end on {last}, but {en} lasts until {until}; its numbers will grow.",
            Corrected(asked));
    }

    /// <summary>The first period on the page that has not ended; null when all have.</summary>
    private static Period? Shown(AnsweredQuestion asked) => asked.Answer.Rows is not { } rows ? null : rows.Keys
        .Where(one => one.Dimension.Kind is DimensionKind.Year or DimensionKind.Quarter or DimensionKind.Month)
        .SelectMany(column => Enumerable.Range(0, rows.RowCount).Select(column.KeyAt).Distinct()
            .Where(key => key is not null)
            .Select(key => asked.Dimensions.Period(column.Dimension, key ?? 0)))
        .Where(period => period is { Complete: false }).MinBy(period => period?.From);

    /// <summary>The question of what has ended alone; null when that is nothing.</summary>
    private static AggregationRequest? Corrected(AnsweredQuestion asked)
    {
        var given = asked.Request.Filter;
        var filter = given is null ? null : Ended(given, asked);
        if (filter is not null && IsNothing(filter))
        {
            return null;
        }

        if (filter is null || !HasEnded(filter, asked) || FilterText.Of(filter) == FilterText.Of(given!))
        {
            filter = Limit(asked) is not { } limit ? null
                : filter is null ? limit : new Filter.And([filter, limit]);
        }

        return filter is not null && asked.Request with { Filter = filter, After = null } is var corrected
            && !NothingTaken.IsAllOf(asked, corrected)
                ? corrected
                : null;
    }

    /// <summary>A filter whose period tests take what has ended alone; an empty "or" where nothing remains.</summary>
    private static Filter Ended(Filter filter, AnsweredQuestion asked)
    {
        switch (filter)
        {
            case Filter.And and:
                var every = and.Items.Select(one => Ended(one, asked)).ToImmutableArray();
                return every.FirstOrDefault(IsNothing) ?? new Filter.And(every);
            case Filter.Or or:
                return new Filter.Or([.. or.Items.Select(one => Ended(one, asked)).Where(one => !IsNothing(one))]);
            case Filter.Years years:
                var ended = years.Values.Where(year => Stretch.Year(year).Until <= EndOf(asked)).ToImmutableArray();
                return ended.IsEmpty ? new Filter.Or([]) : new Filter.Years(ended);
            case Filter.Between or Filter.Last or Filter.Programme:
                return PeriodWindows.Of(filter, asked.Dimensions) is [var days] && days.Until > EndOf(asked)
                    ? EndedOf(filter, days, EndOf(asked), asked)
                    : filter;
            default:
                return filter;
        }
    }

    private static bool IsNothing(Filter filter) => filter is Filter.Or { Items.IsEmpty: true };

    private static Filter EndedOf(Filter filter, Stretch days, DateOnly end, AnsweredQuestion asked)
    {
        if (filter is Filter.Last last
            && last with { Completeness = Completeness.CompleteOnly } is var complete
            && PeriodWindows.Last(complete, asked.Dimensions.Cutoff).Until <= end)
        {
            return complete;
        }

        if (days.From >= end)
        {
            return new Filter.Or([]);
        }

        return filter is not Filter.Programme ? new Filter.Between(days.From, end)
            : end.Year <= days.From.Year ? new Filter.Or([])
            : new Filter.And(
                [filter, new Filter.Years([.. Enumerable.Range(days.From.Year, end.Year - days.From.Year)])]);
    }

    /// <summary>Whether nothing that a filter takes goes on after the last period that has ended.</summary>
    private static bool HasEnded(Filter filter, AnsweredQuestion asked) => !IsPaidLater(asked) &&
        TimeFrame.Of(filter, asked.Dimensions).Stretches.All(one => one.Until <= EndOf(asked));

    /// <summary>Whether months or quarters tell that money of the years asked is still paid after these.</summary>
    private static bool IsPaidLater(AnsweredQuestion asked) => IsByDays(asked) &&
        FilterSite.Of(asked.Request).Any(site => site.Test is Filter.Years or Filter.Programme) &&
        asked.Reached.SelectMany(one => one.Facts)
            .Any(fact => fact.Columns.Any(column => column.Name == "origin_year"));

    private static bool IsByDays(AnsweredQuestion asked) =>
        asked.Query.By.Any(one => one.Kind is DimensionKind.Quarter or DimensionKind.Month);

    /// <summary>Where the last period that has ended ends, in the steps that the rows tell.</summary>
    private static DateOnly EndOf(AnsweredQuestion asked)
    {
        var cutoff = asked.Dimensions.Cutoff;
        var steps = asked.Query.By.Select(one => one.Kind).ToList();
        return steps.Contains(DimensionKind.Year) ? new(cutoff.Year, 1, 1)
            : steps.Contains(DimensionKind.Quarter) ? new(cutoff.Year, ((cutoff.Month - 1) / 3 * 3) + 1, 1)
            : steps.Contains(DimensionKind.Month) ? new(cutoff.Year, cutoff.Month, 1)
            : cutoff;
    }

    private static Filter? Limit(AnsweredQuestion asked)
    {
        if (IsByDays(asked))
        {
            return new Filter.Between(new(1900, 1, 1), EndOf(asked));
        }

        ImmutableArray<int> years =
        [
            .. asked.Reached.SelectMany(one => one.Facts)
                .SelectMany(fact => asked.Dimensions.Rows.YearsOfFact.GetValueOrDefault(fact.Name, []))
                .Distinct().Order().Where(year => Stretch.Year(year).Until <= asked.Dimensions.Cutoff),
        ];
        return years.IsEmpty ? null : new Filter.Years(years);
    }
}
