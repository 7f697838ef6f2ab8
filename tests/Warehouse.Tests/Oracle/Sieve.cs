using Analytics.Warehouse.Model;
using Analytics.Warehouse.Requests;
using Analytics.Warehouse.Tests.Support;

namespace Analytics.Warehouse.Tests.Oracle;

/// <summary>Filters read literally, record by record and day by day.</summary>
internal static class Sieve
{
    public static bool Passes(Filter? filter, Facet facet, bool timeless = false, bool negated = false) => filter switch
    {
        null => true,
        Filter.And and => and.Items.All(one => Passes(one, facet, timeless, negated)),
        Filter.Or or => Alternatives(or).Any(one => Passes(one, facet, timeless, negated)),
        Filter.Not not => !Passes(not.Item, facet, timeless, !negated),
        Filter.Area area => InArea(area, facet),
        Filter.Codes codes => HasCode(codes, facet.Key(codes.Dimension)),
        Filter.Programme programme => facet.Programme == programme.Code &&
            (negated || facet.Span is null || Window(programme).Holds(facet.Span.Value)),
        Filter.Years or Filter.Between or Filter.Last when timeless => !negated,
        Filter.Years years => facet.Year is { } year ? years.Values.Contains(year) : TakesSpan(years, facet.Extent, negated),
        _ => negated ? Window(filter).Meets(facet.Extent) : Window(filter).Holds(facet.Extent),
    };

    /// <summary>Alternative years are together one list of years.</summary>
    private static IEnumerable<Filter> Alternatives(Filter.Or or)
    {
        var years = or.Items.OfType<Filter.Years>().SelectMany(one => one.Values).ToArray();
        return or.Items.Where(one => one is not Filter.Years).Concat(years.Length > 0 ? [new Filter.Years([.. years])] : []);
    }

    /// <summary>A figure of several years lies inside the years asked; it is outside of years denied when it shares none with them.</summary>
    private static bool TakesSpan(Filter.Years years, Spell extent, bool negated)
    {
        var touched = Enumerable.Range(extent.From.Year, extent.Until.AddDays(-1).Year - extent.From.Year + 1);
        return negated ? touched.Any(years.Values.Contains) : touched.All(years.Values.Contains);
    }

    /// <summary>Whether the filter may take something on a day: null where time does not decide.</summary>
    public static bool? MayTake(Filter? filter, DateOnly day) => filter switch
    {
        null or Filter.Area or Filter.Codes => null,
        Filter.And and => and.Items.Any(one => MayTake(one, day) == false) ? false : and.Items.All(one => MayTake(one, day) == true) ? true : null,
        Filter.Or or => or.Items.Any(one => MayTake(one, day) == true) ? true : or.Items.All(one => MayTake(one, day) == false) ? false : null,
        Filter.Not not => !MayTake(not.Item, day),
        Filter.Years years => years.Values.Contains(day.Year),
        _ => Window(filter) is var window && window.From <= day && day < window.Until,
    };

    /// <summary>Whether the filter would take a record were it of this day; a programme period takes its own records on its own days.</summary>
    public static bool TakesOn(Filter? filter, Facet facet, DateOnly day, bool negated = false) => filter switch
    {
        null => true,
        Filter.And and => and.Items.All(one => TakesOn(one, facet, day, negated)),
        Filter.Or or => or.Items.Any(one => TakesOn(one, facet, day, negated)),
        Filter.Not not => !TakesOn(not.Item, facet, day, !negated),
        Filter.Area area => InArea(area, facet),
        Filter.Codes codes => HasCode(codes, facet.Key(codes.Dimension)),
        Filter.Programme programme when negated => facet.Programme == programme.Code || MayTake(filter, day) == true,
        Filter.Programme programme => facet.Programme == programme.Code && MayTake(filter, day) == true,
        _ => MayTake(filter, day) == true,
    };

    public static IEnumerable<Filter> Leaves(Filter? filter) => filter switch
    {
        null => [],
        Filter.And and => and.Items.SelectMany(Leaves),
        Filter.Or or => or.Items.SelectMany(Leaves),
        Filter.Not not => Leaves(not.Item),
        _ => [filter],
    };

    public static Spell Window(Filter filter)
    {
        switch (filter)
        {
            case Filter.Between between:
                return new(between.From, between.Until);
            case Filter.Programme programme:
                var (_, from, until) = World.Programmes.Single(one => one.Code == programme.Code);
                return new(from, until);
            case Filter.Last last:
                return Newest(last, last.AsOf < World.Cutoff ? last.AsOf.Value : World.Cutoff);
            default:
                throw new InvalidOperationException($"{filter} is not a period of the oracle.");
        }
    }

    /// <summary>The last periods of those that have ended, or that have begun, before a day.</summary>
    private static Spell Newest(Filter.Last last, DateOnly day)
    {
        var months = last.Of == TimeGrain.Month ? 1 : last.Of == TimeGrain.Quarter ? 3 : 12;
        var taken = Enumerable.Range(0, 1200).Select(index => new DateOnly(1940, 1, 1).AddMonths(index * months))
            .Select(from => new Spell(from, from.AddMonths(months)))
            .Where(one => last.Completeness == Completeness.CompleteOnly ? one.Until <= day : one.From < day)
            .TakeLast(last.Count).ToList();
        return new(taken[0].From, taken[^1].Until);
    }

    public static bool InArea(Filter.Area area, Facet facet)
    {
        var shown = facet.Shown;
        var region = facet.Map is null ? facet.Region : shown.At(AreaLevel.Region);
        var chain = new[] { shown, shown.District, shown.Province, region, World.Country };
        return (area.In is not { } exact || exact.Any(code => Meaning(code, area.At, facet.Map).Contains(shown))) &&
            (area.Under is not { } under || under.Any(code => Meaning(code, area.At, facet.Map).Any(chain.Contains))) &&
            (area.Region is not { } regions || regions.Contains(region?.Code ?? ""));
    }

    /// <summary>The units that a code of a day means, on the map if there is one.</summary>
    public static List<Place> Meaning(string code, DateOnly? day, MapOracle? map)
    {
        var all = World.Places.Where(place => place.Code == code).ToList();
        if (day is null && map is not null && !all.Any(place => map.Has(place.Level)))
        {
            return all;
        }

        var units = all.Where(place => (day ?? map?.Day) is not { } at || place.ExistsOn(at));
        return [.. units.Select(unit => map?.Has(unit.Level) == true ? map.Home(unit) : unit)];
    }

    public static bool HasCode(Filter.Codes codes, string? key) =>
        (codes.In is not { } within || (key is not null && within.Any(code => Same(code, key)))) &&
        (codes.NotIn is not { } without || key is null || !without.Any(code => Same(code, key))) &&
        (codes.IsNull is not { } missing || missing == key is null);

    private static bool Same(string code, string key) => code == key || key.EndsWith("/" + code, StringComparison.Ordinal);
}
