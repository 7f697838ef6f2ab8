using Analytics.Warehouse.Model;
using Analytics.Warehouse.Tests.Support;

namespace Analytics.Warehouse.Tests.Oracle;

/// <summary>A record, or a part of it, placed in time: what a measure counts.</summary>
internal sealed record Facet(string Kind, Entry Entry, int? Year, Spell? Span, DateOnly? Day)
{
    public required string? Programme { get; init; }

    /// <summary>Region on the day that places the record.</summary>
    public required Place? Region { get; init; }

    public required string? Class { get; init; }

    public Finding? Finding { get; init; }

    public Place? Visited { get; init; }

    public MapOracle? Map { get; init; }

    /// <summary>The unit that it is counted under.</summary>
    public required Place Shown { get; init; }

    public Spell Extent => Day is { } day ? new(day, day.AddDays(1))
        : Year is { } year ? Spell.Year(year)
        : Span ?? throw new InvalidOperationException("A record has a year or a span.");

    public static IEnumerable<Facet> All(Database data, MapOracle? map) => AsReported(data)
        .Select(one => map is null ? one : one with { Map = map, Shown = map.Home(one.Entry.Area) });

    private static IEnumerable<Facet> AsReported(Database data)
    {
        var plain = data.Allocations.Select(one => Of("allocation", one)).Concat(data.Payments.Select(one => Of("payment", one)))
            .Concat(data.Courses.Select(one => Of("course", one))).Concat(data.Reviews.Select(one => Of("review", one)))
            .Concat(data.Supports.Select(one => Of("support", one))).Concat(data.Inspections.Select(one => Of("inspection", one)));
        var visits = data.Inspections.SelectMany(one => one.Units.Select(unit =>
            Of("visit", one with { Day = unit.On ?? one.Day }) with { Entry = one, Visited = unit.Unit }));
        var findings = data.Inspections.SelectMany(one => one.Findings.Select(finding => OfFinding(one, finding)));
        return plain.Concat(visits).Concat(findings);
    }

    /// <summary>The same finding on the day on which it was resolved.</summary>
    public Facet Resolved() => this with { Kind = "resolved", Year = Finding!.ResolvedOn!.Value.Year, Day = Finding.ResolvedOn };

    public string? Key(string dimension) => dimension switch
    {
        "region" => (Map is null ? Region : Shown.At(AreaLevel.Region))?.Identity,
        "province" => Shown.At(AreaLevel.Province)?.Identity,
        "district" => Shown.At(AreaLevel.District)?.Identity,
        "commune" => Shown.At(AreaLevel.Commune)?.Identity,
        "areaClass" => Class,
        "programme" => Programme,
        "year" => Year?.ToString(),
        "span" => Span?.Code,
        "quarter" => Day is { } day ? $"{day.Year}-Q{(day.Month + 2) / 3}" : null,
        "month" => Day is { } day ? $"{day:yyyy-MM}" : null,
        "project" => Entry.Project,
        "subProject" => Entry.SubProject,
        "originYear" => ((Entry as Allocation)?.Origin ?? (Entry as Payment)?.Origin)?.ToString(),
        "povertyStandard" => ((Review)Entry).Standard,
        "category" => Finding!.Category,
        "severity" => Finding!.Severity,
        _ => Entry.Own.GetValueOrDefault(dimension),
    };

    private static Facet Of(string kind, Entry entry) =>
        new(kind, entry, entry.Year, entry.Span, entry.Day)
        {
            Programme = Shape.Programme(entry), Region = Shape.Region(entry), Shown = entry.Area,
            Class = World.ClassOf(entry.Area, Shape.Extent(entry).From),
        };

    private static Facet OfFinding(Inspection inspection, Finding finding) =>
        Of("finding", inspection with { Year = finding.RecordedOn.Year, Span = null, Day = finding.RecordedOn }) with
        {
            Entry = inspection, Finding = finding,
        };
}
