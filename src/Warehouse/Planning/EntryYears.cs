using System.Collections.Immutable;
using Analytics.Warehouse.Model;
using Analytics.Warehouse.Requests;
using Analytics.Warehouse.Schema;

namespace Analytics.Warehouse.Planning;

/// <summary>Finds the years in which carried-over money enters the period of a cell, so that it is counted
/// once.</summary>
public static class EntryYears
{
    /// <summary>Which carried-over records count in a grain without year.</summary>
    public static PartCondition Of(ResolvedQuery query, ImmutableArray<Dimension> grain, Fact fact, RecordTest filter)
    {
        var held = query.Dimensions.Rows.YearsOfFact.GetValueOrDefault(fact.Name, []);
        var years = grain.Any(one => one.Name == "programme")
            ? [.. query.Dimensions.Members("programme")
                .Where(one => one.ValidFrom is not null && one.ValidUntil is not null)
                .Select(one => (programme: (int?)one.Key, years: YearsOf(one, query.Frame, held)))]
            : ImmutableArray.Create((programme: (int?)null, years: query.Frame.ListedYears(held)));
        return TimeOfRecord.IsSameForAll(filter)
            ? new PartCondition.Entered([.. years.SelectMany(one => Runs(one.years, one.programme))])
            : new PartCondition.EnteredAlone([.. years.SelectMany(one => one.years.Select(year => new EntryOfRecord(
                year, one.programme, TimeOfRecord.On(Stretch.Year(year), filter, query.Dimensions))))]);
    }

    private static ImmutableArray<Entry> Runs(ImmutableArray<int> years, int? programme) =>
        [.. years.Select((year, index) => (year, before: index == 0 ? (int?)null : years[index - 1]))
            .Where(pair => pair.before != pair.year - 1)
            .Select(pair => new Entry(pair.year, pair.before, programme))];

    /// <summary>Years of the frame from the programme's first on: its money may be carried on after its last.</summary>
    private static ImmutableArray<int> YearsOf(Member programme, TimeFrame frame, ImmutableArray<int> held)
    {
        var from = programme.ValidFrom!.Value.Year; // programmes without limits are filtered out
        var last = programme.ValidUntil!.Value.AddDays(-1).Year; // as above
        var known = held.Concat(Enumerable.Range(from, last - from + 1));
        return [.. frame.ListedYears([.. known]).Where(year => year >= from)];
    }
}
