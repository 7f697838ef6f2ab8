using Analytics.Warehouse.Execution;
using Analytics.Warehouse.Model;
using Analytics.Warehouse.Requests;
using Analytics.Warehouse.Tests.Support;

namespace Analytics.Warehouse.Tests.Oracle;

/// <summary>Coverage and status of a cell, read literally.</summary>
internal sealed class CoverageOf(Database data, AggregationRequest request, TimeOf time)
{
    private readonly MapOracle? _map = MapOracle.Of(request);

    public Expected Judge(string measure, Expected figure, string?[]? keys, CellOf cell)
    {
        if (figure.Records == 0 && Missing(keys))
        {
            return figure with { Status = CellStatus.NotApplicable };
        }

        var coverage = Coverage(measure, keys, cell);
        return figure with { Coverage = coverage, Status = Status(figure, coverage) };
    }

    private static CellStatus Status(Expected figure, double? coverage) =>
        figure.Value is null ? figure.IsRatio && figure.Under is null or 0 ? CellStatus.Undefined : CellStatus.NotReported
        : coverage < 1 ? CellStatus.Partial
        : figure.Qualifiers != 0 ? CellStatus.Provisional
        : figure.IsMoved ? CellStatus.Restated
        : figure.Number == 0 ? CellStatus.ZeroReported
        : CellStatus.Final;

    private bool Missing(string?[]? keys)
    {
        var area = Key(keys, "commune") ?? Key(keys, "district") ?? Key(keys, "province") ?? Key(keys, "region");
        var unit = World.Places.FirstOrDefault(place => place.Identity == area);
        return NowhereIn(unit is null ? AreasAsked() : [unit], keys);
    }

    /// <summary>Whether the project of a row exists in none of the units that some were made of in its days.</summary>
    private bool NowhereIn(List<Place> units, string?[]? keys)
    {
        var days = Days(keys);
        var made = units.SelectMany(unit => _map is null
            ? (unit.From is null || unit.From < days.Until) && (unit.Until is null || days.From < unit.Until) ? [unit] : []
            : _map.MadeOf(unit, days)).ToList();
        return units.Count > 0 && (made.Count == 0 ? units : made).All(unit =>
            data.NotApplicable.Any(one => one.Project == Project(keys) && (one.Area == unit || one.Area == unit.Province)));
    }

    private string? Project(string?[]? keys)
    {
        return Key(keys, "project") ?? Of(Key(keys, "subProject")) ?? Single("project") ?? Of(Single("subProject"));

        static string? Of(string? sub) => sub is null or "NOT_SPLIT" ? null : sub.Split('.')[0]; // which is of every project
    }

    /// <summary>The only member of a dimension that the filter leaves.</summary>
    private string? Single(string dimension) => Sieve.Leaves(OnlyAnds(request.Filter)).OfType<Filter.Codes>()
        .Where(one => one.Dimension == dimension && one.In is { Length: 1 }).Select(one => one.In!.Value[0]).FirstOrDefault();

    /// <summary>The units that a filter confines all records to; one that names the country beside others confines none.</summary>
    private List<Place> AreasAsked() => [.. Sieve.Leaves(OnlyAnds(request.Filter)).OfType<Filter.Area>().Select(one =>
        (one.Under ?? one.In ?? one.Region ?? []).SelectMany(code => Sieve.Meaning(code, one.At, one.Region is null ? _map : null)).ToList())
        .Where(named => named.TrueForAll(one => one.Level != AreaLevel.Country)).SelectMany(named => named).Distinct()];

    /// <summary>The parts of a filter that all records must pass.</summary>
    private static Filter OnlyAnds(Filter? filter) => filter switch
    {
        Filter.And and => new Filter.And([.. and.Items.Select(OnlyAnds)]),
        null or Filter.Or or Filter.Not => new Filter.And([]),
        _ => filter,
    };

    private double? Coverage(string measure, string?[]? keys, CellOf cell)
    {
        if (Figures.SubjectOf(measure) is not ("funding" or "households"))
        {
            return null;
        }

        var reported = Figures.Kinds(measure).Select(kind =>
            cell.Facets(kind).Select(one => one.Entry.Area.At(AreaLevel.Province)).ToHashSet()).ToList();
        if (keys is not null && request.By.Contains("province"))
        {
            var any = Figures.Kinds(measure).All(kind => cell.Facets(kind).Any());
            return Key(keys, "province") is not { } key ? null
                : _map?.MovesProvinces == true ? Part(Find(key), reported, Days(keys), keys)
                : any ? 1 : 0;
        }

        var days = Days(keys);
        var expected = World.Places.Where(place => place.Level == AreaLevel.Province && place.ExistsOn(_map?.Day ?? LastDay(keys, days)) &&
            Asked(place) && InRow(place, keys) && !NowhereIn([place], keys)).ToList();
        return expected.Count == 0 ? null : expected.Sum(place => Part(place, reported, days, keys)) / expected.Count;
    }

    /// <summary>On a map the part of the provinces of the last day that lie in the one shown, else whether that which holds it
    /// reported; a row of a district only needs its own.</summary>
    private double Part(Place province, List<HashSet<Place?>> reported, Spell days, string?[]? keys)
    {
        if (_map?.MovesProvinces != true)
        {
            return Part(province, reported, days);
        }

        var day = days.Until.AddDays(-1);
        var then = World.Places.Where(place => place.Level == AreaLevel.Province && place.ExistsOn(day) && _map.Home(place) == province)
            .Select(place => Part(place, reported, days)).ToList();
        var isInside = (keys is null ? null : Key(keys, "commune") ?? Key(keys, "district")) is not null ||
            (!HasUnit(keys) && AreasAsked() is [{ Level: > AreaLevel.Province }]);
        return then.Count > 0 ? (isInside ? then.Max() : then.Average())
            : new MapOracle(day).Home(province) is { Level: AreaLevel.Province } holder ? Part(holder, reported, days) : 0;
    }

    private bool HasUnit(string?[]? keys) =>
        (Key(keys, "province") ?? Key(keys, "region") ?? Key(keys, "district") ?? Key(keys, "commune")) is not null;

    private static double Part(Place province, List<HashSet<Place?>> reported, Spell days)
    {
        if (reported.All(one => one.Contains(province)))
        {
            return 1;
        }

        var before = World.Successions.Where(one => one.After == province && one.Whole && one.Before.Until > days.From)
            .Select(one => Part(one.Before, reported, days)).ToList();
        return before.Count == 0 ? 0 : before.Average();
    }

    private bool Asked(Place province) => MayTake(request.Filter, province) != false;

    /// <summary>Whether records inside a province pass the tests of place: null where other tests decide.</summary>
    private bool? MayTake(Filter? filter, Place province)
    {
        switch (filter)
        {
            case Filter.And and:
                var all = and.Items.Select(one => MayTake(one, province)).ToList();
                return all.Contains(false) ? false : all.All(one => one == true) ? true : null;
            case Filter.Or or:
                var any = or.Items.Select(one => MayTake(one, province)).ToList();
                return any.Contains(true) ? true : any.All(one => one == false) ? false : null;
            case Filter.Not not:
                return !MayTake(not.Item, province);
            case Filter.Area { In: { } exact } area:
                var holds = exact.SelectMany(code => Sieve.Meaning(code, area.At, _map)).Any(place => place.At(AreaLevel.Province) == province);
                return holds ? null : false;
            case Filter.Area area:
                return GridOracle.MayBeIn(area, province, _map);
            default:
                return null;
        }
    }

    private bool InRow(Place province, string?[]? keys) =>
        Key(keys, "commune") is { } commune ? Find(commune).Province == province
        : Key(keys, "district") is { } district ? Find(district).Province == province
        : Key(keys, "region") is not { } region || province.Region?.Identity == region;

    /// <summary>The last day of a cell, or that of its regions, after which records belong to none.</summary>
    private DateOnly LastDay(string?[]? keys, Spell days)
    {
        var isInside = (Key(keys, "commune") ?? Key(keys, "district")) is not null;
        Place[] regions = !isInside && Key(keys, "region") is { } region ? [Find(region)]
            : [.. Sieve.Leaves(OnlyAnds(request.Filter)).OfType<Filter.Area>().SelectMany(one => (one.Region ?? []).Concat(one.Under ?? []))
                .Select(code => World.Places.First(place => place.Code == code)).Where(place => place.Level == AreaLevel.Region)];
        return (regions.Max(one => one.Until) is { } end && days.From < end && end < days.Until ? end : days.Until).AddDays(-1);
    }

    private static Place Find(string identity) => World.Places.Single(place => place.Identity == identity);

    private Spell Days(string?[]? keys)
    {
        foreach (var dimension in new[] { "month", "quarter", "year", "span", "programme" })
        {
            if (Key(keys, dimension) is { } key)
            {
                var spell = TimeOf.Spell(dimension, key)!.Value;
                return spell.Until > World.Cutoff ? spell with { Until = World.Cutoff } : spell;
            }
        }

        return time.Whole;
    }

    private string? Key(string?[]? keys, string dimension) =>
        keys is not null && request.By.Contains(dimension) ? keys[request.By.IndexOf(dimension)] : null;
}
