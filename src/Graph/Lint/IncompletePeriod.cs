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

    private static AggregationRequest? Corrected(AnsweredQuestion asked)
    {
        var sites = FilterSite.Of(asked.Request).ToList();
        foreach (var site in sites)
        {
            switch (Complete(asked, site.Test))
            {
                case Filter.Years { Values.IsEmpty: true }:
                    return null; // nothing that is asked has ended
                case { } complete:
                    return site.Replace(complete);
            }
        }

        return Limit(asked) is not { } limit ? null : asked.Request with
        {
            Filter = asked.Request.Filter is { } filter ? new Filter.And([filter, limit]) : limit,
        };
    }

    /// <summary>A period test without what has not ended; null when it tests something else or all has ended.</summary>
    private static Filter? Complete(AnsweredQuestion asked, Filter test)
    {
        var end = EndOf(asked);
        switch (test)
        {
            case Filter.Years years when years.Values.Any(year => !HasEnded(year, asked)):
                return new Filter.Years([.. years.Values.Where(year => HasEnded(year, asked))]);
            case Filter.Programme programme when PeriodWindows.Of(programme, asked.Dimensions) is [var all]
                && all.Until > asked.Dimensions.Cutoff:
                var count = Math.Max(0, asked.Dimensions.Cutoff.Year - all.From.Year);
                return new Filter.Years([.. Enumerable.Range(all.From.Year, count)]);
            case Filter.Between between when between.Until > end:
                return between.From < end ? between with { Until = end } : new Filter.Years([]);
            case Filter.Last { Completeness: Completeness.WithCurrent } last:
                return last with { Completeness = Completeness.CompleteOnly };
            default:
                return null;
        }
    }

    private static bool HasEnded(int year, AnsweredQuestion asked) =>
        Stretch.Year(year).Until <= asked.Dimensions.Cutoff;

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
        if (asked.Query.By.Any(one => one.Kind is DimensionKind.Quarter or DimensionKind.Month))
        {
            return new Filter.Between(new(1900, 1, 1), EndOf(asked));
        }

        ImmutableArray<int> years =
        [
            .. asked.Reached.SelectMany(one => one.Facts)
                .SelectMany(fact => asked.Dimensions.Rows.YearsOfFact.GetValueOrDefault(fact.Name, []))
                .Distinct().Order().Where(year => HasEnded(year, asked)),
        ];
        return years.IsEmpty ? null : new Filter.Years(years);
    }
}
