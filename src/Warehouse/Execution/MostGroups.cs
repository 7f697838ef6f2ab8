using Analytics.Warehouse.Model;
using Analytics.Warehouse.Requests;

namespace Analytics.Warehouse.Execution;

/// <summary>How many groups a question can have at most, by the members of its dimensions.</summary>
internal static class MostGroups
{
    private static readonly string[] Projects = ["programme", "project", "subProject"];

    public static long Of(ResolvedQuery query)
    {
        var axes = query.By.GroupBy(one => one.Kind == DimensionKind.Area ? "area"
            : Projects.Contains(one.Name) ? "project"
            : one.Kind is DimensionKind.Quarter or DimensionKind.Month || one.Name == "year" ? "time"
            : one.Name);
        return axes.Aggregate(1L, (product, axis) =>
            Math.Min(product * (axis.Max(one => Members(query, one)) + 1), long.MaxValue / 100_000));
    }

    private static long Members(ResolvedQuery query, Dimension dimension) => dimension.Kind switch
    {
        DimensionKind.Area => dimension.Level is { } level ? query.Dimensions.At(level).Count() : 0,
        DimensionKind.Member => query.Dimensions.Members(dimension.Name).Length,
        DimensionKind.Span => query.Dimensions.Rows.Spans.Length,
        DimensionKind.Quarter => 4 * Years(query),
        DimensionKind.Month => 12 * Years(query),
        _ => Years(query),
    };

    private static long Years(ResolvedQuery query) =>
        query.Dimensions.Rows.YearsOfFact.Values.SelectMany(years => years).Distinct().LongCount();
}
