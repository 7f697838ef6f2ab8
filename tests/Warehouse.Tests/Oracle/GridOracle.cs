using Analytics.Warehouse.Model;
using Analytics.Warehouse.Requests;
using Analytics.Warehouse.Tests.Support;

namespace Analytics.Warehouse.Tests.Oracle;

/// <summary>Every group that the members of a grain can make: all combinations are tried, and those that cannot be are left out.</summary>
internal sealed class GridOracle(FacetSet facets, AggregationRequest request, TimeOf time)
{
    private static readonly string[] Places = ["region", "province", "district", "commune"];
    private static readonly string[] Times = ["year", "quarter", "month"];
    private static readonly string[] Works = ["programme", "project", "subProject"];

    private readonly MapOracle? _map = MapOracle.Of(request);

    /// <summary>What is known of the records of a group.</summary>
    private sealed record Known(Dictionary<string, string?> Keys, Place? Unit, Spell? Days);

    public IEnumerable<string?[]> Groups()
    {
        var own = request.Subject is { } subject ? request.SubjectFilters.GetValueOrDefault(subject) : null;
        IEnumerable<Known> made = [new([], null, null)];
        foreach (var axis in Axes())
        {
            made = made.SelectMany(left => axis.Select(right => new Known(
                left.Keys.Concat(right.Keys).ToDictionary(one => one.Key, one => one.Value), left.Unit ?? right.Unit, left.Days ?? right.Days)));
        }

        return made.Where(Exists).Where(one => May(request.Filter, one) != false && May(own, one) != false)
            .Select(one => request.By.Select(dimension => one.Keys[dimension]).ToArray());
    }

    private IEnumerable<List<Known>> Axes()
    {
        if (request.By.Any(Times.Contains))
        {
            yield return [.. Periods().Where(time.Touches).Select(days => new Known(
                Times.Where(request.By.Contains).ToDictionary(one => one, one => (string?)Code(one, days.From)), null, days))];
        }

        if (request.By.Any(Places.Contains))
        {
            var finest = Enum.Parse<AreaLevel>(Places.Last(request.By.Contains), ignoreCase: true);
            yield return [.. World.Places.Where(unit => unit.Level == finest && IsShown(unit)).Select(unit => new Known(
                Places.Where(request.By.Contains).ToDictionary(one => one, one => At(unit, Enum.Parse<AreaLevel>(one, ignoreCase: true))), unit, null))];
        }

        if (request.By.Any(Works.Contains))
        {
            yield return [.. Members(Works.Last(request.By.Contains)).Select(one => WorkOf(one!))
                .Where(one => Programme(one["programme"]) is not { } days || time.Touches(days)).Select(one => new Known(one, null, null))];
        }

        foreach (var dimension in request.By.Except(Times).Except(Places).Except(Works))
        {
            yield return [.. Members(dimension).Select(code => new Known(new() { [dimension] = code }, null, null))];
        }
    }

    private bool IsShown(Place unit) => _map is { } map ? unit.ExistsOn(map.Day) : time.Touches(Validity(unit));

    private string? At(Place unit, AreaLevel level) => _map?.Has(level) == false ? null : unit.At(level)?.Identity;

    private IEnumerable<Spell> Periods()
    {
        var months = request.By.Contains("month") ? 1 : request.By.Contains("quarter") ? 3 : 12;
        return facets.Years.Concat(time.Named).Distinct().SelectMany(year => Enumerable.Range(0, 12 / months)
            .Select(index => new DateOnly(year, 1, 1).AddMonths(index * months))).Select(from => new Spell(from, from.AddMonths(months)));
    }

    private static string Code(string dimension, DateOnly from) => dimension switch
    {
        "year" => $"{from.Year}",
        "quarter" => $"{from.Year}-Q{(from.Month + 2) / 3}",
        _ => $"{from:yyyy-MM}",
    };

    private string?[] Members(string dimension) => dimension switch
    {
        "programme" => [.. World.Programmes.Select(one => one.Code)],
        "project" => World.Projects,
        "subProject" => World.SubProjects,
        "span" => (string?[])[null],
        "originYear" => [.. facets.Years.Select(year => $"{year}")],
        _ => World.Lists[dimension],
    };

    /// <summary>A project or sub-project and what it belongs to.</summary>
    private Dictionary<string, string?> WorkOf(string code)
    {
        var own = new Dictionary<string, string?> { [Works.Last(request.By.Contains)] = code };
        if (request.By.Contains("subProject"))
        {
            own["project"] = code == "NOT_SPLIT" ? null : code.Split('.')[0];
        }

        own["programme"] = code == "NOT_SPLIT" ? null : code.Split('/')[0];
        return own;
    }

    private static Spell? Programme(string? code) => code is null ? null : TimeOf.Spell("programme", code);

    private static Spell Validity(Place unit) => new(unit.From ?? TimeOf.Ever.From, unit.Until ?? TimeOf.Ever.Until);

    /// <summary>Units and programmes exist in their own days only; a unit of a map stands for all that it was made of.</summary>
    private bool Exists(Known one) => one.Days is not { } days ||
        ((one.Unit is null || _map is not null || Validity(one.Unit).Meets(days)) &&
        (Programme(one.Keys.GetValueOrDefault("programme")) is not { } programme || programme.Meets(days)));

    /// <summary>Whether records of a group pass a filter: null where what is known does not decide.</summary>
    private bool? May(Filter? filter, Known one) => filter switch
    {
        null => true,
        Filter.And and => All(and.Items.Select(item => May(item, one))),
        Filter.Or or => !All(or.Items.Select(item => !May(item, one))),
        Filter.Not not => !May(not.Item, one),
        Filter.Codes codes => one.Keys.TryGetValue(codes.Dimension, out var key) ? Sieve.HasCode(codes, key) : null,
        Filter.Area area => one.Unit is { } unit ? MayBeIn(area, unit, _map) : IsEverywhere(area) ? true : null,
        Filter.Programme programme when one.Keys.TryGetValue("programme", out var own) => own == programme.Code,
        Filter.Years years => one.Days is { } days && !years.Values.Any(year => Spell.Year(year).Meets(days)) ? false : null,
        _ => one.Days is { } spell && !Sieve.Window(filter).Meets(spell) ? false : null,
    };

    private static bool IsEverywhere(Filter.Area area) => area is { In: null, Region: null, Under: { } under } && under.Contains("VN");

    private static bool? All(IEnumerable<bool?> items)
    {
        var all = items.ToList();
        return all.Contains(false) ? false : all.Contains(null) ? null : true;
    }

    /// <summary>Whether records of a unit or inside it pass a test of place: null where they may.</summary>
    public static bool? MayBeIn(Filter.Area area, Place unit, MapOracle? map) => All(
    [
        area.In is { } exact ? Named(exact, area.At, map).Any(one => one == unit || one.At(unit.Level) == unit) ? null : false : true,
        area.Under is { } under ? Under(Named(under, area.At, map), unit) : true,
        area.Region is { } region ? Under(World.Places.Where(one => one.Level == AreaLevel.Region && region.Contains(one.Code ?? "")), unit) : true,
    ]);

    private static IEnumerable<Place> Named(IEnumerable<string> codes, DateOnly? day, MapOracle? map) =>
        codes.SelectMany(code => Sieve.Meaning(code, day, map));

    private static bool? Under(IEnumerable<Place> holders, Place unit)
    {
        var all = holders.ToList();
        return all.Contains(World.Country) || all.Any(one => unit.At(one.Level) == one) ? true
            : all.Any(one => one.At(unit.Level) == unit) ? null : false;
    }
}
