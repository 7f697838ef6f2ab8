using System.Collections.Immutable;
using Analytics.Warehouse.Requests;

namespace Analytics.Graph.Lint;

/// <summary>One test inside the filters of a question, and how to put another one in its place. What stands under a
/// <c>not</c> is no site: the <c>not</c> is.</summary>
/// <param name="Test">The test.</param>
/// <param name="Replace">The question with another test in its place.</param>
/// <param name="IsAlternative">Whether records can pass the filters without passing the test.</param>
internal sealed record FilterSite(Filter Test, Func<Filter, AggregationRequest> Replace, bool IsAlternative)
{
    /// <summary>Every site of a question: those of the frame, then those of single subjects.</summary>
    public static IEnumerable<FilterSite> Of(AggregationRequest request)
    {
        var frame = request.Filter is { } filter
            ? Inside(filter, other => request with { Filter = other }, false)
            : [];
        return frame.Concat(request.SubjectFilters.OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .SelectMany(pair => Inside(
                pair.Value,
                other => request with { SubjectFilters = request.SubjectFilters.SetItem(pair.Key, other) },
                false)));
    }

    private static IEnumerable<FilterSite> Inside(
        Filter filter, Func<Filter, AggregationRequest> replace, bool isAlternative) => filter switch
    {
        Filter.And and => and.Items.SelectMany((item, index) => Inside(
            item, other => replace(new Filter.And(and.Items.SetItem(index, other))), isAlternative)),
        Filter.Or or => or.Items.SelectMany((item, index) => Inside(
            item, other => replace(new Filter.Or(or.Items.SetItem(index, other))),
            isAlternative || or.Items.Length > 1)),
        _ => [new FilterSite(filter, replace, isAlternative)],
    };
}
