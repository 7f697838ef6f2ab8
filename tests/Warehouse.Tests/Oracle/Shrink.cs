using System.Collections.Immutable;
using Analytics.Warehouse.Requests;

namespace Analytics.Warehouse.Tests.Oracle;

/// <summary>Makes a failing request as small as it still fails.</summary>
internal static class Shrink
{
    public static async Task<AggregationRequest> ToLeastAsync(AggregationRequest request, Func<AggregationRequest, Task<bool>> fails)
    {
        for (var smaller = true; smaller;)
        {
            smaller = false;
            foreach (var candidate in Candidates(request))
            {
                if (await StillFailsAsync(candidate, fails))
                {
                    request = candidate;
                    smaller = true;
                    break;
                }
            }
        }

        return request;
    }

    public static string Text(AggregationRequest request) => string.Join("\n",
        $"subject {request.Subject}, by {string.Join(", ", request.By)}, facts {string.Join(", ", request.Facts.Select(Text))}",
        $"filter {Text(request.Filter)}, own {string.Join("; ", request.SubjectFilters.Select(pair => pair.Key + ": " + Text(pair.Value)))}",
        $"having {Text(request.Having)}, order {string.Join("; ", request.OrderBy)}, first {request.First}, {request.Fill}, {request.Geography}");

    private static string Text(FactAsk ask) => ask.Measure + string.Concat(ask.Calculations.Select(one => $" {one}"));

    private static async Task<bool> StillFailsAsync(AggregationRequest request, Func<AggregationRequest, Task<bool>> fails)
    {
        try
        {
            return await fails(request);
        }
        catch (Errors.AnalyticsException)
        {
            return false;
        }
    }

    private static IEnumerable<AggregationRequest> Candidates(AggregationRequest request)
    {
        for (var index = 0; index < request.Facts.Length && request.Facts.Length > 1; index++)
        {
            yield return request with { Facts = request.Facts.RemoveAt(index) };
        }

        foreach (var ask in request.Facts.Where(ask => !ask.Calculations.IsEmpty))
        {
            yield return request with { Facts = request.Facts.Replace(ask, ask with { Calculations = ask.Calculations[1..] }) };
            yield return request with { Facts = request.Facts.Replace(ask, ask with { Calculations = ask.Calculations[..^1] }) };
        }

        foreach (var name in request.By)
        {
            yield return request with { By = request.By.Remove(name), OrderBy = [] };
        }

        if (!request.OrderBy.IsEmpty)
        {
            yield return request with { OrderBy = [] };
        }

        if (request.Fill == Fill.AllMembers)
        {
            yield return request with { Fill = Fill.Observed };
        }

        if (request.Having is not null)
        {
            yield return request with { Having = null };
        }

        if (!request.SubjectFilters.IsEmpty)
        {
            yield return request with { SubjectFilters = ImmutableDictionary<string, Filter>.Empty };
        }

        foreach (var filter in Smaller(request.Filter))
        {
            yield return request with { Filter = filter };
        }

        if (request.First < 1000)
        {
            yield return request with { First = 1000 };
        }
    }

    private static IEnumerable<Filter?> Smaller(Filter? filter)
    {
        if (filter is not null)
        {
            yield return null;
        }

        if (filter is Filter.Or or)
        {
            foreach (var item in or.Items)
            {
                yield return item;
            }
        }

        if (filter is Filter.Not not)
        {
            yield return not.Item;
        }

        if (filter is Filter.And and)
        {
            foreach (var item in and.Items)
            {
                yield return and.Items.Length == 1 ? item : new Filter.And(and.Items.Remove(item));
            }
        }
    }

    public static string Text(Filter? filter) => filter switch
    {
        null => "none",
        Filter.And and => $"and({string.Join(", ", and.Items.Select(Text))})",
        Filter.Or or => $"or({string.Join(", ", or.Items.Select(Text))})",
        Filter.Not not => $"not({Text(not.Item)})",
        Filter.Years years => $"years({string.Join(",", years.Values)})",
        Filter.Area area => $"area(under {List(area.Under)} in {List(area.In)} region {List(area.Region)} at {area.At})",
        Filter.Codes codes => $"{codes.Dimension}(in {List(codes.In)} notIn {List(codes.NotIn)} null {codes.IsNull})",
        _ => filter.ToString(),
    };

    private static string Text(Having? having) => having switch
    {
        null => "none",
        Having.And and => $"and({string.Join(", ", and.Items.Select(Text))})",
        Having.Or or => $"or({string.Join(", ", or.Items.Select(Text))})",
        Having.Not not => $"not({Text(not.Item)})",
        _ => having.ToString(),
    };

    private static string List(ImmutableArray<string>? codes) => codes is { } known ? $"[{string.Join(",", known)}]" : "-";
}
