using Analytics.Warehouse.Model;
using Analytics.Warehouse.Tests.Support;

namespace Analytics.Warehouse.Tests.Oracle;

/// <summary>Records with everything that goes wrong in practice: unknown amounts, spans, money carried over several years, ties, gaps,
/// merged provinces, communes without a code, counts by two standards, rates without counts, findings that stay open.</summary>
internal sealed class RandomDatabase(Random random)
{
    private const string NotSplit = "NOT_SPLIT";

    private readonly Place[] _units = [.. World.Places.Where(place => place.Level >= AreaLevel.Province)];

    public static readonly (Place Area, string Project, string Reason)[] NotApplicable =
        [(World.NinhBinh, "2021-2025/P5", "NO_POOR_DISTRICT"), (World.HaTinh, "2021-2025/P1", "STATED")];

    private int _inspections;

    /// <summary>Every record has a code in each of its lists, as an operational database demands; a warehouse can do without.</summary>
    public bool EveryCode { get; init; }

    private Place[] Provinces => [.. _units.Where(place => place.Level == AreaLevel.Province)];

    public Database Make() => new()
    {
        Allocations = Many(120, Allocation),
        Payments = Many(150, Payment),
        Courses = Many(60, Course),
        Inspections = Many(60, Inspection),
        Reviews = Reviews(),
        Supports = Many(60, Support),
        NotApplicable = World.IsTold
            ? [(Pick(Provinces), "2021-2025/P5", "NO_POOR_DISTRICT"), (Pick(Provinces), "2021-2025/P1", "STATED")]
            : NotApplicable,
    };

    private T[] Many<T>(int most, Func<T> make) => [.. Enumerable.Range(0, random.Next(most / 3, most)).Select(_ => make())];

    private T Pick<T>(IReadOnlyList<T> items) => items[random.Next(items.Count)];

    private bool Once(int times) => random.Next(times) == 0;

    private int? Maybe(int most, int least = 0) => Once(5) ? null : random.Next(least, most);

    private long? Money() => Once(6) ? null : Once(12) ? 0 : random.Next(1, 40) * 25_000_000L;

    private int Qualifier() => Once(5) ? Pick([1, 2, 4, 8]) : 0;

    private string? Code(string list) => !EveryCode && Once(9) ? null : Pick(World.Lists[list]);

    /// <summary>The programme of a record's project, which NOT_SPLIT does not tell.</summary>
    private string? Programme(string? project) => project == NotSplit ? Pick(World.Programmes).Code : project?.Split('/')[0];

    private (Place Area, string? Project, string? Sub, int? Year, Spell? Span) Where()
    {
        var span = Once(8) ? Pick(World.Spans) : (Spell?)null;
        var project = Once(8) ? null : Pick(World.Projects);
        var subs = World.SubProjects.Where(sub => sub == NotSplit || sub.Split('.')[0] == project).ToArray();
        return (Pick(_units), project, project is not null && !Once(4) ? Pick(subs) : null, span is null ? random.Next(2018, 2027) : null, span);
    }

    private DateOnly DayOf(int year) => new DateOnly(year, 1, 1).AddDays(random.Next(365));

    private DateOnly? Event(int? year, int times = 3) => year is { } known && !Once(times) ? DayOf(known) : null;

    private Allocation Allocation()
    {
        var (area, project, sub, year, span) = Where();
        var cancels = Once(10);
        return new()
        {
            Area = area, Programme = Programme(project), Project = project, SubProject = sub, Year = year, Span = span, Qualifier = Qualifier(), Amount = Money(),
            Cancels = cancels, Origin = year is { } known ? (Once(3) ? known - random.Next(1, 4) : known) : null,
            Own = new() { ["fundingSource"] = Code("fundingSource"), ["capitalType"] = Code("capitalType") },
        };
    }

    private Payment Payment()
    {
        var (area, project, sub, year, span) = Where();
        var day = Event(year);
        return new()
        {
            Area = area, Programme = Programme(project), Project = project, SubProject = sub, Year = year, Span = span, Qualifier = Qualifier(), Amount = Money(),
            Day = day is not null && Once(6) ? new DateOnly(year!.Value + 1, 1, random.Next(1, 31)) : day,
            Origin = year is { } known ? (Once(3) ? known - 1 : known) : null,
            Own = new() { ["fundingSource"] = Code("fundingSource"), ["capitalType"] = Code("capitalType") },
        };
    }

    private Course Course()
    {
        var (area, project, sub, year, span) = Where();
        return new()
        {
            Area = area, Programme = Programme(project), Project = project, SubProject = sub, Year = year, Span = span, Day = Event(year), Qualifier = Qualifier(),
            Courses = random.Next(1, 10), Participants = Maybe(90, 50), Female = Maybe(50), Minority = Maybe(50), Days = Maybe(6), Cost = Money(),
            Own = new() { ["organiserLevel"] = Code("organiserLevel"), ["audience"] = Code("audience"), ["topic"] = Code("topic") },
        };
    }

    private Inspection Inspection()
    {
        var (area, project, sub, year, span) = Where();
        var units = Enumerable.Range(0, random.Next(4)).Select(_ => (Pick(_units), Event(year))).ToArray();
        return new()
        {
            Id = ++_inspections, Area = area, Programme = Programme(project), Project = project, SubProject = sub, Year = year, Span = span, Day = Event(year),
            Qualifier = Qualifier(), Rounds = random.Next(3), Reported = Once(2) ? random.Next(6) : null, Units = units,
            Findings = [.. Enumerable.Range(0, random.Next(4)).Select(_ => Finding(year ?? 2021))],
            Own = new() { ["inspectorLevel"] = Code("inspectorLevel"), ["mode"] = Code("mode"), ["method"] = Code("method") },
        };
    }

    private Finding Finding(int year)
    {
        var recorded = DayOf(year);
        return new(Pick(World.Lists["category"]), Pick(World.Lists["severity"]), recorded, Once(3) ? null : recorded.AddDays(random.Next(500)));
    }

    /// <summary>Some are counted a second time by the other standard.</summary>
    private Review[] Reviews()
    {
        var first = Many(80, Review);
        return [.. first, .. first.Where(_ => Once(6)).Select(one => one with
        {
            Standard = World.Lists["povertyStandard"].First(standard => standard != one.Standard), Poor = one.Poor / 2, Qualifier = 0,
        })];
    }

    private Review Review()
    {
        var year = random.Next(2018, 2026);
        var bare = Once(4);
        return new()
        {
            Area = Pick(_units), Year = year, Day = new(year, 12, Pick([30, 31])), Qualifier = Qualifier(), Standard = Pick(World.Lists["povertyStandard"]),
            Households = bare ? null : Maybe(9000, 3000), Poor = bare ? null : Maybe(2000), NearPoor = Maybe(900), Exits = Maybe(300),
            NewlyPoor = Maybe(90), Relapsed = Maybe(20), PoorRate = Once(2) ? random.Next(4000) / 100m : null,
            NearPoorRate = Once(3) ? random.Next(3000) / 100m : null, Own = new() { ["ethnicGroup"] = Code("ethnicGroup") },
        };
    }

    private Given Support()
    {
        var (area, project, sub, year, span) = Where();
        return new()
        {
            Area = area, Programme = Programme(project), Project = project, SubProject = sub, Year = year, Span = span, Day = Event(year, 2), Qualifier = Qualifier(),
            Households = Maybe(500), Amount = Money(), Recovered = Once(2) ? Money() : null,
            Own = new() { ["kind"] = Code("kind"), ["policy"] = Code("policy") },
        };
    }
}
