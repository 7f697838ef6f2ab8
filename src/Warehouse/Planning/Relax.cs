using System.Diagnostics;
using Analytics.Warehouse.Requests;

namespace Analytics.Warehouse.Planning;

/// <summary>Takes the limits of time out of a filter, for numbers that look back from the end of a period.</summary>
public static class Relax
{
    /// <summary>The filter with every test of years and days holding, or failing where it stands under a
    /// negation.</summary>
    public static RecordTest Time(RecordTest filter) => Apply(filter, new RecordTest.All([]), new RecordTest.Any([]));

    private static RecordTest Apply(RecordTest filter, RecordTest instead, RecordTest negated) => filter switch
    {
        RecordTest.All all => new RecordTest.All([.. all.Items.Select(one => Apply(one, instead, negated))]),
        RecordTest.Any any => new RecordTest.Any([.. any.Items.Select(one => Apply(one, instead, negated))]),
        RecordTest.Not not => new RecordTest.Not(Apply(not.Item, negated, instead)),
        RecordTest.InYears or RecordTest.InDays => instead,
        RecordTest.OneOf or RecordTest.Missing or RecordTest.AtAreas
            or RecordTest.InsideAreas or RecordTest.InProgramme =>
            filter,
        _ => throw new UnreachableException($"Record test {filter.GetType().Name} is not relaxed."),
    };
}
