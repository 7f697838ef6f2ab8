using System.Collections.Immutable;
using Analytics.Warehouse.Planning;
using Analytics.Warehouse.Requests;

namespace Analytics.Graph.Lint;

/// <summary>Filters that no record can pass, such as two years at once or an empty list.</summary>
internal static class NothingTaken
{
    /// <summary>FILTER_TAKES_NOTHING.</summary>
    public static async Task<ImmutableArray<Finding>> FindAsync(AnsweredQuestion asked)
    {
        var reached = SubjectsOf(asked);
        var empty = new List<string>();
        foreach (var subject in reached.Where(one => TakesNothing(asked.Query, one)))
        {
            if (await asked.RecordsAsync(Of(asked, subject)) == 0) // a payment of January is of the year before, too
            {
                empty.Add(subject);
            }
        }

        if (empty.Count == 0)
        {
            return [];
        }

        var subjects = empty.Count == reached.Count ? "" : $" ({string.Join(", ", empty)})";
        return
        [
            Finding.Warn(
                "FILTER_TAKES_NOTHING",
                $"Không bản ghi nào thỏa mọi điều kiện lọc{subjects}: danh sách rỗng hoặc các điều kiện loại trừ nhau.",
                $"No record can pass all filters{subjects}: a list is empty, or they exclude one another.",
                Corrected(asked) is { } corrected && !Of(asked, corrected).Any() ? corrected : null),
        ];
    }

    /// <summary>Whether another question takes no record of any subject that is asked.</summary>
    public static bool IsAllOf(AnsweredQuestion asked, AggregationRequest other) =>
        SubjectsOf(asked) is { Count: > 0 } subjects && Of(asked, other).Count() == subjects.Count;

    private static bool TakesNothing(ResolvedQuery query, string subject) => !query.Frame.Touches(TimeFrame.Ever)
        || Never.Holds(SimplifyTests.Simplify(query.FilterOf(subject)), query.Dimensions);

    private static AggregationRequest Of(AnsweredQuestion asked, string subject) => asked.Request with
    {
        Facts = [.. asked.Request.Facts.Where(ask => asked.Model.FindMeasure(ask.Measure)?.Subject == subject)],
    };

    /// <summary>The subjects of which another question takes no record.</summary>
    private static IEnumerable<string> Of(AnsweredQuestion asked, AggregationRequest other)
    {
        var query = RequestResolver.Resolve(other, asked.Model, asked.Dimensions);
        return SubjectsOf(asked).Where(subject => TakesNothing(query, subject));
    }

    private static List<string> SubjectsOf(AnsweredQuestion asked) =>
        [.. asked.Reached.Select(one => one.Subject).Distinct()];

    /// <summary>Several lists of years of which all must hold, as one list.</summary>
    private static AggregationRequest? Corrected(AnsweredQuestion asked)
    {
        var request = asked.Request;
        var all = request.Filter is { } filter ? Required(filter).ToList() : [];
        var lists = all.OfType<Filter.Years>().ToList();
        var years = lists.SelectMany(one => one.Values).Distinct().Order().ToImmutableArray();
        return lists.Count < 2 || years.Length < 2
            ? null
            : request with
            {
                Filter = new Filter.And([.. all.Where(one => one is not Filter.Years), new Filter.Years(years)]),
                After = null,
            };
    }

    private static IEnumerable<Filter> Required(Filter filter) =>
        filter is Filter.And and ? and.Items.SelectMany(Required) : [filter];
}
