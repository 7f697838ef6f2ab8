using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Analytics.Warehouse.Requests;

namespace Analytics.Graph.Lint;

/// <summary>Writes filters as input objects of the contract.</summary>
internal static class FilterText
{
    /// <summary>A filter of the frame or of a subject.</summary>
    public static string Of(Filter filter) => filter switch
    {
        Filter.And and => $"{{ and: {All(and.Items)} }}",
        Filter.Or or => $"{{ or: {All(or.Items)} }}",
        Filter.Not not => $"{{ not: {Of(not.Item)} }}",
        Filter.Area area => $"{{ area: {{ {Joined(PartsOf(area))} }} }}",
        Filter.Codes codes => $"{{ {codes.Dimension}: {{ {Joined(PartsOf(codes))} }} }}",
        _ => $"{{ period: {{ {Period(filter)} }} }}",
    };

    private static string All(ImmutableArray<Filter> items) => $"[{Joined(items.Select(Of))}]";

    private static IEnumerable<string> PartsOf(Filter.Area area) =>
    [
        .. Codes("in", area.In), .. Codes("under", area.Under), .. Codes("region", area.Region),
        .. area.At is { } day ? [$"at: {TableDocument.Day(day)}"] : Array.Empty<string>(),
    ];

    private static IEnumerable<string> PartsOf(Filter.Codes codes) =>
    [
        .. Codes("in", codes.In), .. Codes("notIn", codes.NotIn),
        .. codes.IsNull is { } missing ? [$"isNull: {(missing ? "true" : "false")}"] : Array.Empty<string>(),
    ];

    private static string Period(Filter filter) => filter switch
    {
        Filter.Years years => $"years: [{Joined(years.Values.Select(
            year => year.ToString(CultureInfo.InvariantCulture)))}]",
        Filter.Between span =>
            $"between: {{ from: {TableDocument.Day(span.From)}, until: {TableDocument.Day(span.Until)} }}",
        Filter.Last last => Last(last),
        Filter.Programme programme => $"programme: {TableDocument.Text(programme.Code)}",
        _ => throw new UnreachableException($"Filter {filter.GetType().Name} is not written."),
    };

    private static string Last(Filter.Last last)
    {
        var asOf = last.AsOf is { } day ? $", asOf: {TableDocument.Day(day)}" : "";
        var complete = last.Completeness == Completeness.CompleteOnly ? "true" : "false";
        var count = last.Count.ToString(CultureInfo.InvariantCulture);
        var of = last.Of.ToString().ToUpperInvariant();
        return $"last: {{ count: {count}, of: {of}, completeOnly: {complete}{asOf} }}";
    }

    private static IEnumerable<string> Codes(string name, ImmutableArray<string>? codes) =>
        codes is { } known ? [$"{name}: {TableDocument.Texts(known)}"] : [];

    private static string Joined(IEnumerable<string> parts) => string.Join(", ", parts);
}
