using Analytics.Warehouse.Execution;
using Analytics.Warehouse.Model;
using Analytics.Warehouse.Requests;

namespace Analytics.Graph.Lint;

/// <summary>Shares of numbers that do not add up to their total: together they are more than the whole.</summary>
internal static class OverlappingShares
{
    /// <summary>SHARES_OVERLAP, once for each measure.</summary>
    public static IEnumerable<Finding> Find(AnsweredQuestion asked)
    {
        if (asked.Answer.Rows is not { } rows)
        {
            yield break;
        }

        foreach (var asks in asked.Query.Asks.GroupBy(one => one.Measure).Where(one => asked.Reached.Contains(one.Key)))
        {
            var names = asks.SelectMany(one => one.Ask.Calculations).OfType<Calculation.Share>()
                .SelectMany(share => Overlapping(asks.Key, share, rows)).Distinct().ToList();
            if (names.Count > 0)
            {
                var dimensions = string.Join(", ", names);
                yield return Finding.Warn(
                    "SHARES_OVERLAP",
                    $"{asks.Key.Name}: các số theo {dimensions} không cộng thành tổng, nên tổng các tỷ trọng có thể "
                        + "khác 1.",
                    $"{asks.Key.Name}: numbers by {dimensions} do not add up to the total, so shares of it may be more "
                        + "than 1 together.",
                    null);
            }
        }
    }

    /// <summary>Dimensions with several members on the page over which a measure does not add up.</summary>
    private static IEnumerable<string> Overlapping(Measure measure, Calculation.Share share, ResultTable rows) =>
        from key in rows.Keys
        where key.Dimension.Name != Partitions.DimensionOf(share.Of) && !Adds(measure, key.Dimension)
        where Enumerable.Range(0, rows.RowCount).Select(key.KeyAt).Distinct().Count() > 1
        select key.Dimension.Name;

    private static bool Adds(Measure measure, Dimension dimension) => measure.OverTime switch
    {
        Additivity.Distinct => dimension.Kind == DimensionKind.Area, // hardly any unit is visited from two places
        Additivity.Last => !IsOfTime(dimension) && dimension.Name != "povertyStandard",
        Additivity.OncePerOrigin => !IsOfTime(dimension) || dimension.Name == "originYear",
        _ => true, // a rate has no share
    };

    private static bool IsOfTime(Dimension dimension) =>
        dimension.Kind is DimensionKind.Year or DimensionKind.Quarter or DimensionKind.Month or DimensionKind.Span;
}
