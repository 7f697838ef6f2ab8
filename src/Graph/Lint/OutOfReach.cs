using Analytics.Warehouse.Planning;
using Analytics.Warehouse.Requests;

namespace Analytics.Graph.Lint;

/// <summary>How a question is corrected whose measures lack a dimension; the warehouse warns of them.</summary>
internal static class OutOfReach
{
    /// <summary>The code that the warehouse warns with.</summary>
    public const string Code = "MEASURE_OUT_OF_REACH";

    /// <summary>The question without those measures; when nothing would remain, without those dimensions; null when
    /// they are filtered by.</summary>
    public static AggregationRequest? Corrected(AggregationRequest request, ResolvedQuery query)
    {
        var missing = query.Asks.DistinctBy(ask => ask.Measure)
            .ToDictionary(ask => ask.Measure.Name, ask => Reach.Missing(ask.Measure, query));
        var reached = request.Facts.Where(ask => missing[ask.Measure].IsEmpty).ToList();
        if (reached.Count > 0)
        {
            return Without(request with { Facts = [.. reached] }, [.. missing.Where(pair => !pair.Value.IsEmpty)
                .Select(pair => pair.Key)]);
        }

        var lacking = missing.Values.SelectMany(names => names).ToHashSet(StringComparer.Ordinal);
        return lacking.IsSubsetOf(request.By) && !IsFilteredBy(query, lacking)
            ? Without(request with { By = [.. request.By.Where(name => !lacking.Contains(name))] }, lacking)
            : null;
    }

    private static bool IsFilteredBy(ResolvedQuery query, HashSet<string> names) => query.Asks
        .Select(ask => ask.Measure)
        .Any(measure => names.Overlaps(Reach.Missing(measure, query with { By = [] })));

    private static AggregationRequest Without(AggregationRequest request, HashSet<string> names) => request with
    {
        OrderBy = [.. request.OrderBy.Where(order => !names.Contains(order switch
        {
            RowOrder.ByMeasure one => one.Measure,
            RowOrder.ByDimension one => one.Dimension,
            _ => "",
        }))],
        After = null,
    };
}
