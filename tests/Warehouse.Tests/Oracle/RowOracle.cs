using System.Collections.Immutable;
using Analytics.Warehouse.Execution;
using Analytics.Warehouse.Model;
using Analytics.Warehouse.Requests;
using Analytics.Warehouse.Tests.Support;

namespace Analytics.Warehouse.Tests.Oracle;

/// <summary>Answers requests with plain LINQ over the records. Shares no code with the planner or the renderer.</summary>
internal sealed class RowOracle(FacetSet facets, AggregationRequest request, bool standardNamed = false)
{
    private readonly MapOracle? _map = MapOracle.Of(request);
    private readonly FacetSet _facets = facets.On(MapOracle.Of(request));
    private readonly TimeOf _time = new(request.Filter);
    private readonly Dictionary<string, bool> _applies = [];
    private readonly Dictionary<(string Subject, string Kind, bool Timeless), List<Facet>> _left = [];
    private readonly Dictionary<(string Subject, string Kind, string By, bool Timeless), ILookup<string, Facet>> _grouped = [];
    private List<(string?[] Keys, Dictionary<string, Expected> Cells)>? _all;

    /// <summary>The numbers that rows are compared with.</summary>
    public CompareOracle Others => field ??= new(facets, request);

    public List<(string?[] Keys, Dictionary<string, Expected> Cells)> Rows() =>
        [.. All().Where(row => Having(request.Having, row.Cells)).Order(new RowOrderOf(request, this))];

    /// <summary>Every group before having, in no order.</summary>
    public List<(string?[] Keys, Dictionary<string, Expected> Cells)> All() => _all ??= Find();

    /// <summary>The value of a measure over everything of one member of a dimension.</summary>
    public double? ValueOf(string measure, string dimension, string? key) =>
        Applies(measure) ? Figures.Of(measure, Scope(measure, [dimension], [key], [])).Number : null;

    /// <summary>The value of one group; of everything when there are no keys.</summary>
    public double? ValueAt(string measure, string?[]? keys) => Cell(measure, keys, []).Number;

    /// <summary>The value of everything but some groups.</summary>
    public double? RestOf(string measure, IEnumerable<string?[]> page) => Cell(measure, null, page.Select(Text).ToHashSet()).Number;

    public Dictionary<string, Expected> Total() => Asked().ToDictionary(one => one, one => Cell(one, null, []));

    public Dictionary<string, Expected> Rest(IEnumerable<string?[]> page)
    {
        var left = page.Select(Text).ToHashSet();
        return Asked().ToDictionary(one => one, one => Cell(one, null, left));
    }

    public static string Text(string?[] keys) => string.Join("|", keys.Select(key => key ?? "∅"));

    private List<(string?[] Keys, Dictionary<string, Expected> Cells)> Find()
    {
        var measures = Asked().ToList();
        var observed = request.By.IsEmpty ? [[]] : measures.Where(Applies).SelectMany(Groups);
        var groups = (request.Fill == Fill.AllMembers ? observed.Concat(new GridOracle(facets, request, _time).Groups()) : observed).DistinctBy(Text);
        return [.. groups.Select(keys => (keys, measures.ToDictionary(one => one, one => Cell(one, keys, []))))];
    }

    private IEnumerable<string> Asked() => request.Facts.Select(ask => ask.Measure)
        .Concat(Tested(request.Having)).Concat(request.OrderBy.OfType<RowOrder.ByMeasure>().Select(one => one.Measure)).Distinct();

    private static IEnumerable<string> Tested(Having? having) => having switch
    {
        Having.And and => and.Items.SelectMany(Tested),
        Having.Or or => or.Items.SelectMany(Tested),
        Having.Not not => Tested(not.Item),
        Having.Test test => [test.Measure],
        _ => [],
    };

    /// <summary>Whether a measure reaches the grain and the filters.</summary>
    public bool Applies(string measure)
    {
        if (_applies.TryGetValue(measure, out var known))
        {
            return known;
        }

        var used = request.By.Concat(Sieve.Leaves(request.Filter).Concat(Sieve.Leaves(OwnFilter(measure))).Select(leaf =>
            leaf is Filter.Codes codes ? codes.Dimension : leaf is Filter.Between or Filter.Last ? "day" : "area"));
        return _applies[measure] = !used.Any(dimension => Figures.Lacks(measure, dimension)) && !OffMap(measure);
    }

    /// <summary>Whether a level is grouped or filtered by that the map does not have.</summary>
    private bool OffMap(string measure) => _map is not null && ShownLevels(measure).Any(level => !_map.Has(level));

    private IEnumerable<AreaLevel> ShownLevels(string measure) => request.By
        .Select(one => Enum.TryParse<AreaLevel>(one, ignoreCase: true, out var level) ? level : (AreaLevel?)null).OfType<AreaLevel>()
        .Concat(LevelsAsked(measure));

    private IEnumerable<AreaLevel> LevelsAsked(string measure) =>
        Sieve.Leaves(request.Filter).Concat(Sieve.Leaves(OwnFilter(measure))).OfType<Filter.Area>().SelectMany(LevelsOf);

    private IEnumerable<AreaLevel> LevelsOf(Filter.Area area) => (area.In ?? []).Concat(area.Under ?? [])
        .SelectMany(code => Sieve.Meaning(code, area.At, _map)).Select(place => place.Level).Where(level => level != AreaLevel.Country)
        .Concat(area.Region is null ? [] : [AreaLevel.Region]);

    private Filter? OwnFilter(string measure) => request.SubjectFilters.GetValueOrDefault(Figures.SubjectOf(measure));

    /// <summary>Facets of one kind that the filters leave and, for reviews, of the standard that counts.</summary>
    private List<Facet> Left(string measure, string kind, bool timeless = false)
    {
        if (_left.TryGetValue((Figures.SubjectOf(measure), kind, timeless), out var known))
        {
            return known;
        }

        var own = OwnFilter(measure);
        var named = standardNamed || request.By.Contains("povertyStandard") ||
            Sieve.Leaves(own).Any(leaf => leaf is Filter.Codes { Dimension: "povertyStandard" });
        return _left[(Figures.SubjectOf(measure), kind, timeless)] =
        [
            .. _facets.Of(kind).Where(one => Sieve.Passes(request.Filter, one, timeless) && Sieve.Passes(own, one, timeless))
                .Where(one => named || one.Entry is not Review review || Shape.InForce(review)),
        ];
    }

    /// <summary>The same by group; groups of timeless facets have no year, quarter or month.</summary>
    private ILookup<string, Facet> Grouped(string measure, string kind, ImmutableArray<string> by, bool timeless)
    {
        var name = (Figures.SubjectOf(measure), kind, string.Join(' ', by), timeless);
        if (!_grouped.TryGetValue(name, out var groups))
        {
            _grouped[name] = groups = Left(measure, kind, timeless).ToLookup(one => Text([.. by.Select(dimension => Told(dimension, timeless, one.Key(dimension)))]));
        }

        return groups;
    }

    private static string? Told(string dimension, bool timeless, string? key) => timeless && dimension is ("year" or "quarter" or "month") ? null : key;

    private string?[] KeysOf(Facet facet) => [.. request.By.Select(facet.Key)];

    private IEnumerable<string?[]> Groups(string measure) => Figures.IsAtEnd(measure)
        ? Left(measure, "finding", timeless: true).SelectMany(one => EndGroups(one))
        : Figures.Kinds(measure).SelectMany(kind => Left(measure, kind)).Select(KeysOf);

    /// <summary>Every group at whose end a finding had been recorded.</summary>
    private IEnumerable<string?[]> EndGroups(Facet finding)
    {
        var finest = new[] { "month", "quarter", "year" }.FirstOrDefault(request.By.Contains);
        if (finest is null)
        {
            return finding.Finding!.RecordedOn < EndOf(finding, PeriodOf(request.By, KeysOf(finding))) ? [KeysOf(finding)] : [];
        }

        var months = finest == "month" ? 1 : finest == "quarter" ? 3 : 12;
        var starts = Enumerable.Range(0, 300).Select(index => new DateOnly(2012, 1, 1).AddMonths(index * months)).TakeWhile(day => day < World.Cutoff);
        return starts.Where(from => finding.Finding!.RecordedOn < EndOf(finding, new(from, from.AddMonths(months))))
            .Select(from => KeysOf(finding with { Year = from.Year, Day = from }));
    }

    private static Spell? PeriodOf(ImmutableArray<string> by, string?[]? keys) => new[] { "month", "quarter", "year", "programme" }
        .Where(by.Contains).Select(one => keys?[by.IndexOf(one)] is { } key ? TimeOf.Spell(one, key) : null).FirstOrDefault(one => one is not null);

    private DateOnly? EndOf(Facet finding, Spell? period) =>
        _time.End(period ?? TimeOf.Ever, day => Sieve.TakesOn(request.Filter, finding, day)) is { } end && !(end <= period?.From) ? end : null;

    private Expected Cell(string measure, string?[]? keys, HashSet<string> without)
    {
        if (!Applies(measure))
        {
            return new() { Status = CellStatus.NotApplicable };
        }

        var scope = Scope(measure, request.By, keys, without);
        var figure = Figures.Of(measure, scope);
        return new CoverageOf(_facets.Data, request, _time).Judge(measure, figure with { IsMoved = IsMoved(measure, keys, scope) }, keys, scope);
    }

    /// <summary>Whether a record behind a number belonged to another unit than the one shown.</summary>
    private bool IsMoved(string measure, string?[]? keys, CellOf scope)
    {
        var levels = (keys is null ? LevelsAsked(measure) : ShownLevels(measure)).ToList();
        return _map is { } map && Figures.Behind(measure, scope).Any(one => levels.Any(level => map.IsMoved(one.Entry.Area, level)));
    }

    /// <summary>Reviews of one place and year by several standards are of the same households; that in force counts.</summary>
    private static IEnumerable<Facet> OneStandard(List<Facet> facets) => facets.Where(one => one.Entry is not Review review ||
        Shape.InForce(review) || !facets.Any(other => other.Entry is Review sibling && Shape.InForce(sibling) &&
            sibling.Year == review.Year && sibling.Area.At(AreaLevel.Province) == review.Area.At(AreaLevel.Province)));

    private CellOf Scope(string measure, ImmutableArray<string> by, string?[]? keys, HashSet<string> without)
    {
        var ends = Figures.IsAtEnd(measure);
        return new()
        {
            Facets = kind => OneStandard([.. Inside(measure, kind, by, keys, ends).Where(one => without.Count == 0 || !without.Contains(Text(KeysOf(one))))]),
            End = one => EndOf(one, PeriodOf(by, keys)),
            Enters = keys is not null && by.Contains("year") ? _ => true : one => Enters(one, by, keys),
        };
    }

    private IEnumerable<Facet> Inside(string measure, string kind, ImmutableArray<string> by, string?[]? keys, bool timeless) =>
        keys is null ? Left(measure, kind, timeless)
        : timeless && !IsPeriod(by, keys) ? []
        : Grouped(measure, kind, by, timeless)[Text([.. by.Select((dimension, index) => Told(dimension, timeless, keys[index]))])];

    /// <summary>Whether the time keys of a group mean one period: a January payment of the former budget year does not.</summary>
    private static bool IsPeriod(ImmutableArray<string> by, string?[] keys)
    {
        var times = by.Select((dimension, index) => (dimension, key: keys[index]))
            .Where(one => one.dimension is "year" or "quarter" or "month").ToList();
        var spells = times.Select(one => one.key is null ? (Spell?)null : TimeOf.Spell(one.dimension, one.key)).ToList();
        return spells.All(one => one is not null) && spells.All(one => spells.All(other => one!.Value.Meets(other!.Value)));
    }

    /// <summary>Money counts in a period when the filter takes it in its year and in none since the year that it came from.</summary>
    private bool Enters(Facet facet, ImmutableArray<string> by, string?[]? keys)
    {
        var programme = keys is not null && by.Contains("programme") ? keys[by.IndexOf("programme")] : "";
        var one = (Allocation)facet.Entry;
        if (programme is null || one.Year is not { } to)
        {
            return false;
        }

        var years = programme.Length > 0
            ? Enumerable.Range(TimeOf.Spell("programme", programme)!.Value.From.Year, 40)
            : _facets.AllocationYears.Concat(_time.Named);
        var listed = years.Distinct().Where(year => (!_time.Limited || _time.Touches(Spell.Year(year))) &&
            (!_time.Limited || Sieve.TakesOn(request.Filter, facet, new(year, 1, 1)))).ToHashSet();
        return listed.Contains(to) && !(one.Origin < to && Enumerable.Range(one.Origin.Value, to - one.Origin.Value).Any(listed.Contains));
    }

    private static bool Having(Having? having, Dictionary<string, Expected> cells) => having switch
    {
        null => true,
        Having.And and => and.Items.All(one => Having(one, cells)),
        Having.Or or => or.Items.Any(one => Having(one, cells)),
        Having.Not not => !Having(not.Item, cells),
        Having.Test test => Holds(cells[test.Measure].Number, test.Number),
        _ => throw new InvalidOperationException(),
    };

    private static bool Holds(double? value, NumberTest test) =>
        (test.Gt is null || value > (double)test.Gt) && (test.Gte is null || value >= (double)test.Gte) &&
        (test.Lt is null || value < (double)test.Lt) && (test.Lte is null || value <= (double)test.Lte) &&
        (test.Eq is null || value == (double)test.Eq) && (test.Ne is null || (value is not null && value != (double)test.Ne)) &&
        (test.IsNull is null || test.IsNull == value is null);
}
