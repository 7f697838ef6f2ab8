using Analytics.Warehouse.Requests;

namespace Analytics.Graph.Lint;

/// <summary>Periods counted back from a day that the data do not reach: they are counted back from where the data
/// end.</summary>
internal static class LaterAsOf
{
    /// <summary>AS_OF_AFTER_DATA, for each such test.</summary>
    public static IEnumerable<Finding> Find(AnsweredQuestion asked)
    {
        var cutoff = asked.Dimensions.Cutoff;
        var last = cutoff.AddDays(-1).ToString("yyyy-MM-dd");
        return
            from site in FilterSite.Of(asked.Request)
            let test = site.Test as Filter.Last
            where test?.AsOf > cutoff
            let day = test.AsOf?.ToString("yyyy-MM-dd")
            select Finding.Tell(
                "AS_OF_AFTER_DATA",
                $"asOf: {day} sau ngày chốt số liệu {last}; các kỳ được tính lùi từ ngày chốt.",
                $"asOf: {day} is later than the data, which end on {last}; periods are counted back from there.",
                site.Replace(test with { AsOf = null }));
    }
}
