using System.Collections.Immutable;
using Analytics.Warehouse.Model;
using Analytics.Warehouse.Requests;
using Analytics.Warehouse.Schema;

namespace Analytics.Warehouse.Planning;

/// <summary>Finds the years in which carried-over money enters the period of a cell, so that it is counted
/// once.</summary>
public static class EntryYears
{
    /// <summary>The entries of a grain without year.</summary>
    public static ImmutableArray<Entry> Of(ResolvedQuery query, ImmutableArray<Dimension> grain, Fact fact)
    {
        var held = query.Dimensions.Rows.YearsOfFact.GetValueOrDefault(fact.Name, []);
        if (!grain.Any(one => one.Name == "programme"))
        {
            return Runs(query.Frame.ListedYears(held), null);
        }

        return [.. query.Dimensions.Members("programme")
            .Where(one => one.ValidFrom is not null && one.ValidUntil is not null)
            .SelectMany(one => Runs(YearsOf(one, query.Frame, held), one.Key))];
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
