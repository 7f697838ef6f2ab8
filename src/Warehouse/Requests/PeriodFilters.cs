using System.Collections.Immutable;
using Analytics.Warehouse.Model;

namespace Analytics.Warehouse.Requests;

/// <summary>Replaces the tests of time in a filter.</summary>
internal static class PeriodFilters
{
    /// <summary>The filter with every test of time holding, or failing where it stands under a negation.</summary>
    public static Filter Without(Filter? filter) => Apply(filter, denied: false);

    /// <summary>The filter with every test of time moved back by whole months; null when one of them cannot
    /// be.</summary>
    public static Filter? Moved(Filter filter, int months, SnapshotDimensions dimensions)
    {
        switch (filter)
        {
            case Filter.And and:
                return All(and.Items, months, dimensions) is { } every ? new Filter.And(every) : null;
            case Filter.Or or:
                return All(or.Items, months, dimensions) is { } some ? new Filter.Or(some) : null;
            case Filter.Not not:
                return Moved(not.Item, months, dimensions) is { } item ? new Filter.Not(item) : null;
            case Filter.Years years when months % 12 == 0:
                return new Filter.Years([.. years.Values.Select(year => year - (months / 12))]);
            case Filter.Between between:
                return new Filter.Between(between.From.AddMonths(-months), between.Until.AddMonths(-months));
            case Filter.Last last:
                var window = PeriodWindows.Last(last, dimensions.Cutoff);
                return new Filter.Between(window.From.AddMonths(-months), window.Until.AddMonths(-months));
            case Filter.Programme programme:
                return Moved(programme, months, dimensions);
            default:
                return filter is Filter.Area or Filter.Codes ? filter : null;
        }
    }

    private static ImmutableArray<Filter>? All(ImmutableArray<Filter> items, int months, SnapshotDimensions dimensions)
    {
        var moved = items.Select(one => Moved(one, months, dimensions)).OfType<Filter>().ToImmutableArray();
        return moved.Length == items.Length ? moved : null;
    }

    private static Filter? Moved(Filter.Programme programme, int months, SnapshotDimensions dimensions)
    {
        if (PeriodWindows.Of(programme, dimensions) is not [var window] || months % 12 != 0)
        {
            return null;
        }

        var (from, until) = (window.From.AddMonths(-months), window.Until.AddMonths(-months));
        var other = dimensions.Members("programme")
            .FirstOrDefault(one => one.ValidFrom == from && one.ValidUntil == until);
        return other is not null
            ? new Filter.Programme(other.Code)
            : new Filter.Years([.. Enumerable.Range(from.Year, until.Year - from.Year)]);
    }

    private static Filter Apply(Filter? filter, bool denied) => filter switch
    {
        null => new Filter.And([]),
        Filter.And and => new Filter.And([.. and.Items.Select(one => Apply(one, denied))]),
        Filter.Or or => new Filter.Or([.. or.Items.Select(one => Apply(one, denied))]),
        Filter.Not not => new Filter.Not(Apply(not.Item, !denied)),
        Filter.Area or Filter.Codes => filter,
        _ => denied ? new Filter.Or([]) : new Filter.And([]),
    };
}
