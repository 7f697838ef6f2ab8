using System.Collections.Immutable;
using System.Globalization;
using Analytics.Warehouse.Requests;
using Analytics.Warehouse.Tests.Support;

namespace Analytics.Warehouse.Tests.Oracle;

/// <summary>The numbers that cells are compared with: each is found by asking the other period from the records.</summary>
internal sealed class CompareOracle(FacetSet facets, AggregationRequest request)
{
    private static readonly string[] Finest = ["month", "quarter", "year"];

    private readonly Dictionary<string, double?> _known = [];
    private readonly Dictionary<string, RowOracle> _oracles = [];

    /// <summary>The shifted value of a row; of a total when there are no keys.</summary>
    public double? Of(string measure, Shift shift, string?[]? keys)
    {
        var text = $"{measure} {shift} {(keys is null ? "total" : RowOracle.Text(keys))}";
        if (!_known.TryGetValue(text, out var value))
        {
            _known[text] = value = Find(measure, shift, keys);
        }

        return value;
    }

    /// <summary>Whether the oracle can tell what a total is compared with: its filter tells one period.</summary>
    public bool KnowsTotal(Shift shift) => shift is Shift.Period || OneTime(request.Filter).Count() is 0 or 1 && !HasOther(request.Filter);

    /// <summary>The value that a rest is compared with; rows that tell their own periods have no other rest.</summary>
    public double? OfRest(string measure, Shift shift, List<string?[]> page)
    {
        if (request.By.Any(one => one is "year" or "quarter" or "month" or "programme") || FilterOf(shift) is not { } filter)
        {
            return null;
        }

        return Other(filter, request.By).RestOf(measure, page);
    }

    public static double? Ratio(double? value, double? other) => other is null or 0 ? null : (value - other) / Math.Abs(other.Value);

    private double? Find(string measure, Shift shift, string?[]? keys)
    {
        var by = keys is null ? [] : request.By;
        if (shift is Shift.Period period)
        {
            return Named(measure, PeriodOf(period.Code), by, keys);
        }

        if (Finest.FirstOrDefault(by.Contains) is { } finest)
        {
            return keys![by.IndexOf(finest)] is { } key
                ? Ask(measure, Stripped(request.Filter, false), by, [.. by.Select((one, place) => Moved(one, keys[place], finest, key, shift))])
                : null;
        }

        if (by.Contains("programme"))
        {
            return Before(keys![by.IndexOf("programme")], shift) is { } programme
                ? Ask(measure, Stripped(request.Filter, false), by, [.. by.Select((one, place) => one == "programme" ? programme : keys[place])])
                : null;
        }

        return FilterOf(shift) is { } filter ? Ask(measure, filter, by, keys) : null;
    }

    /// <summary>The filter with its period moved; null when it has none.</summary>
    private Filter? FilterOf(Shift shift) => shift is Shift.Period period ? new Filter.And([Stripped(request.Filter, false), PeriodOf(period.Code)])
        : Sieve.Leaves(request.Filter).Any(IsTime) ? Shifted(request.Filter!, MonthsOf(shift))
        : null;

    private static IEnumerable<Filter> OneTime(Filter? filter) => Sieve.Leaves(filter).Where(IsTime);

    /// <summary>Whether time is told under an alternative or a negation.</summary>
    private static bool HasOther(Filter? filter) => filter switch
    {
        Filter.And and => and.Items.Any(HasOther),
        Filter.Or or => or.Items.Any(one => OneTime(one).Any()),
        Filter.Not not => OneTime(not.Item).Any(),
        _ => false,
    };

    private double? Named(string measure, Filter period, ImmutableArray<string> by, string?[]? keys)
    {
        var kept = by.Where(one => one is not ("year" or "quarter" or "month" or "span") && !(one == "programme" && period is Filter.Programme)).ToImmutableArray();
        return Ask(measure, new Filter.And([Stripped(request.Filter, false), period]), kept, keys is null ? null : [.. kept.Select(one => keys[by.IndexOf(one)])]);
    }

    private double? Ask(string measure, Filter filter, ImmutableArray<string> by, string?[]? keys) =>
        Other(filter, by).ValueAt(measure, keys);

    private RowOracle Other(Filter filter, ImmutableArray<string> by)
    {
        var text = $"{Shrink.Text(filter)} by {string.Join(' ', by)}";
        if (!_oracles.TryGetValue(text, out var other))
        {
            _oracles[text] = other = new(facets, request with { Filter = filter, By = by }, standardNamed: request.By.Contains("povertyStandard"));
        }

        return other;
    }

    private static string? Moved(string dimension, string? own, string finest, string key, Shift shift)
    {
        var from = TimeOf.Spell(finest, key)!.Value.From;
        var length = finest == "month" ? 1 : finest == "quarter" ? 3 : 12;
        var to = shift is Shift.YearsBack back ? from.AddYears(-back.Years) : from.AddMonths(-length * ((Shift.Previous)shift).Steps);
        return dimension switch
        {
            "month" => to.ToString("yyyy-MM", CultureInfo.InvariantCulture),
            "quarter" => $"{to.Year}-Q{(to.Month + 2) / 3}",
            "year" when own is null => "none", // no group has it
            "year" when dimension == finest => to.Year.ToString(),
            "year" when shift is Shift.YearsBack years => (int.Parse(own!) - years.Years).ToString(),
            "year" => Math.Min(int.Parse(own!), to.Year).ToString(),
            _ => own,
        };
    }

    private static string? Before(string? programme, Shift shift)
    {
        var place = Array.FindIndex(World.Programmes, one => one.Code == programme);
        return place < 0 ? null
            : shift is Shift.Previous previous ? World.Programmes.ElementAtOrDefault(place - previous.Steps).Code
            : World.Programmes.Where(one => one.From == World.Programmes[place].From.AddYears(-((Shift.YearsBack)shift).Years)).Select(one => one.Code).FirstOrDefault();
    }

    private int MonthsOf(Shift shift)
    {
        var spells = Sieve.Leaves(request.Filter).Where(IsTime).Select(Extent).ToList();
        var (from, until) = (spells.Min(one => one.From), spells.Max(one => one.Until));
        return shift is Shift.YearsBack back ? back.Years * 12
            : ((Shift.Previous)shift).Steps * (((until.Year - from.Year) * 12) + until.Month - from.Month);
    }

    private static Filter Shifted(Filter filter, int months) => filter switch
    {
        Filter.And and => new Filter.And([.. and.Items.Select(one => Shifted(one, months))]),
        Filter.Years years => new Filter.Years([.. years.Values.Select(year => year - (months / 12))]),
        Filter.Between between => new Filter.Between(between.From.AddMonths(-months), between.Until.AddMonths(-months)),
        Filter.Last => new Filter.Between(Sieve.Window(filter).From.AddMonths(-months), Sieve.Window(filter).Until.AddMonths(-months)),
        Filter.Programme programme => Earlier(programme, months),
        _ => filter,
    };

    private static Filter Earlier(Filter.Programme programme, int months)
    {
        var own = World.Programmes.Single(one => one.Code == programme.Code);
        var found = World.Programmes.FirstOrDefault(one => one.From == own.From.AddMonths(-months));
        return found.Code is null
            ? new Filter.Years([.. Enumerable.Range(own.From.Year - (months / 12), own.Until.Year - own.From.Year)])
            : new Filter.Programme(found.Code);
    }

    private static Spell Extent(Filter filter) => filter is Filter.Years years
        ? new(new(years.Values.Min(), 1, 1), new(years.Values.Max() + 1, 1, 1))
        : Sieve.Window(filter);

    private static Filter Stripped(Filter? filter, bool denied) => filter switch
    {
        null => new Filter.And([]),
        Filter.And and => new Filter.And([.. and.Items.Select(one => Stripped(one, denied))]),
        Filter.Or or => new Filter.Or([.. or.Items.Select(one => Stripped(one, denied))]),
        Filter.Not not => new Filter.Not(Stripped(not.Item, !denied)),
        _ => !IsTime(filter) ? filter : denied ? new Filter.Or([]) : new Filter.And([]),
    };

    private static bool IsTime(Filter filter) => filter is not (Filter.Area or Filter.Codes);

    private static Filter PeriodOf(string code) => code.Length == 4 ? new Filter.Years([int.Parse(code)])
        : World.Programmes.Any(one => one.Code == code) ? new Filter.Programme(code)
        : TimeOf.Spell(code.Contains('Q') ? "quarter" : "month", code) is { } spell ? new Filter.Between(spell.From, spell.Until)
        : throw new InvalidOperationException();
}
