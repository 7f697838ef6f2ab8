using Analytics.Warehouse.Model;

namespace Analytics.Warehouse.Tests.Support;

/// <summary>Turns records into warehouse rows. Keys are unlike positions, so that a mix-up shows.</summary>
internal sealed class RowMaker
{
    private long _id;

    public IEnumerable<(string Table, IEnumerable<object?[]> Rows)> Dimensions(Database database)
    {
        yield return ("area", World.Places.Select((place, index) => new object?[]
        {
            Key(place), place.Code, place.Level.ToString().ToUpperInvariant(), place.Name, $"{place.Level} {place.Name}", place.Name, place.Name + " (en)",
            place.Name + " (en)", place.Level == AreaLevel.Country ? null : Key(place.District ?? place.Province ?? place.Region ?? World.Places[0]), Key(place.At(AreaLevel.Region)),
            Key(place.At(AreaLevel.Province)), Key(place.At(AreaLevel.District)), place.From, place.Until, index, NameOrder(place),
        }));
        yield return ("area_succession", World.Successions.Select(one => new object?[] { Key(one.Before), Key(one.After), one.Whole ? "WHOLE" : "PART", one.On }));
        yield return ("member", Members());
        yield return ("span", World.Spans.Select((span, index) => new object?[] { index + 1, span.Code, span.From, span.Until }));
        yield return ("project_applicability", database.NotApplicable.Select(one => new object?[]
            { Key(one.Area), Member("project", one.Project), null, null, false, one.Reason }));
        yield return ("control_figure", database.PublishedRates.Select(one => new object?[]
            { "DISB_RATE", Key(one.Area), one.Year, null, null, one.Percent, "PERCENT", null, "RATE_OF_LOADED_COUNTS", null }));
    }

    public IEnumerable<(string Table, IEnumerable<object?[]> Rows)> Facts(Database database)
    {
        yield return ("budget_allocation", Sorted(database.Allocations, one =>
        [
            .. Shared(one), one.Origin, one.Cancels ? 2 : one.Origin < one.Year ? 1 : 0, Own(one, "fundingSource"), Own(one, "capitalType"), one.Amount,
        ]));
        yield return ("disbursement", Sorted(database.Payments, one =>
            [.. Shared(one), one.Origin, Own(one, "fundingSource"), Own(one, "capitalType"), one.Amount]));
        yield return ("training_course", Sorted(database.Courses, one =>
        [
            .. Shared(one), Own(one, "organiserLevel"), Own(one, "audience"), Own(one, "topic"),
            one.Courses, one.Participants, one.Female, one.Minority, one.Days, one.Cost,
        ]));
        yield return ("inspection", Sorted(database.Inspections, one =>
        [
            .. Shared(one), .. Inspecting(one), one.Rounds,
            one.Reported is { } reported ? Math.Max(0, reported - one.Units.Select(unit => unit.Unit).Distinct().Count()) : null,
        ]));
        yield return ("inspected_unit", database.Inspections.SelectMany(one => one.Units.Select(unit => (object?[])
            [.. Shared(one with { Day = unit.On ?? one.Day }), one.Id, Key(unit.Unit), .. Inspecting(one)])));
        yield return ("finding", database.Inspections.SelectMany(one => one.Findings.Select(finding => (object?[])
        [
            .. Shared(one with { Year = finding.RecordedOn.Year, Span = null, Day = finding.RecordedOn }), one.Id, .. Inspecting(one),
            Member("category", finding.Category), Member("severity", finding.Severity), finding.RecordedOn, null, finding.ResolvedOn,
        ])));
        yield return ("household_review", Sorted(database.Reviews, one =>
        [
            .. Shared(one), Member("povertyStandard", one.Standard), Own(one, "ethnicGroup"), Shape.InForce(one), one.Households, one.Poor,
            one.NearPoor, one.Exits, one.NewlyPoor, one.Relapsed, null, one.PoorRate, one.NearPoorRate,
        ]));
        yield return ("household_support", Sorted(database.Supports, one =>
            [.. Shared(one), Own(one, "kind"), Own(one, "policy"), one.Households, one.Amount, one.Recovered]));
    }

    public static int? Key(Place? place) => place is null ? null : Math.Max(900, 7 * World.Places.Length) - (7 * World.Now.PositionOf(place));

    public static int? Member(string dimension, string? code) => code is null ? null : dimension switch
    {
        "programme" => 40 - Array.FindIndex(World.Programmes, one => one.Code == code),
        "project" => 60 - Array.IndexOf(World.Projects, code),
        "subProject" => 80 - Array.IndexOf(World.SubProjects, code),
        _ => 20 - Array.IndexOf(World.Lists[dimension], code),
    };

    private static int NameOrder(Place place) => Array.IndexOf(World.ByName, place);

    private static IEnumerable<object?[]> Members()
    {
        var flat = World.Lists.SelectMany(list => list.Value.Select((code, index) =>
            Row(list.Key, code, code, null, index, null)));
        var programmes = World.Programmes.Select((one, index) => Row("programme", one.Code, one.Code, null, index, (one.From, one.Until)));
        var projects = World.Projects.Select((code, index) =>
            Row("project", code, code.Split('/')[^1], Parent("programme", code, '/'), index, null));
        var subs = World.SubProjects.Select((code, index) =>
            Row("subProject", code, code.Split('/')[^1], Parent("project", code, '.'), index, null));
        return flat.Concat(programmes).Concat(projects).Concat(subs);
    }

    private static int? Parent(string dimension, string code, char end) =>
        code == "NOT_SPLIT" ? null : Member(dimension, code.Split(end)[0]);

    private static object?[] Row(string dimension, string qualified, string code, int? parent, int order, (DateOnly, DateOnly)? valid) =>
        [dimension, Member(dimension, qualified), code, qualified, code + " vi", code + " en", parent, order, -order, valid?.Item1, valid?.Item2];

    private static IEnumerable<object?[]> Sorted<T>(IEnumerable<T> entries, Func<T, object?[]> row)
        where T : Entry => entries.OrderBy(one => one.Year ?? 0).ThenBy(one => Key(one.Area.At(AreaLevel.Province)) ?? 0).Select(row);

    private object?[] Shared(Entry entry)
    {
        var extent = Shape.Extent(entry);
        return
        [
            ++_id, Key(entry.Area), Key(Shape.Region(entry)), Key(entry.Area.At(AreaLevel.Province)),
            Key(entry.Area.At(AreaLevel.District)), entry.Area.Level == AreaLevel.Commune ? Key(entry.Area) : null,
            Member("areaClass", World.ClassOf(entry.Area, extent.From)), Member("programme", Shape.Programme(entry)), Member("project", entry.Project),
            Member("subProject", entry.SubProject), entry.Year,
            entry.Span is { } span ? Array.IndexOf(World.Spans, span) + 1 : null,
            entry.Day is { } day ? (day.Year * 12) + day.Month - 1 : null, entry.Day, extent.From, extent.Until, entry.Qualifier,
        ];
    }

    private static int? Own(Entry entry, string dimension) => Member(dimension, entry.Own.GetValueOrDefault(dimension));

    private static object?[] Inspecting(Inspection one) => [Own(one, "inspectorLevel"), Own(one, "mode"), Own(one, "method")];
}
