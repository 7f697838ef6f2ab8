using Analytics.Warehouse.Model;
using Analytics.Warehouse.Tests.Support;

namespace Analytics.Warehouse.Tests.Oracle;

/// <summary>The measures in plain LINQ, each as its definition says.</summary>
internal static class Figures
{
    private static readonly string[] Money =
        ["allocated", "carriedIn", "available", "disbursed", "disbursementRate", "disbursementRateOfNew", "allocations", "payments"];

    private static readonly string[] Training =
        ["courses", "trainees", "traineesFemale", "femaleShare", "traineesMinority", "trainingDays", "trainingCost", "costPerTrainee"];

    private static readonly string[] Inspecting =
        ["inspections", "unitsInspected", "findings", "findingsResolved", "findingsOpen", "resolutionRate", "visits"];

    private static readonly string[] Supporting =
        ["householdsSupported", "supportAmount", "supportPerHousehold", "capitalRecovered", "recoveryRate", "supports"];

    public static string SubjectOf(string measure) => Money.Contains(measure) ? "funding" : Training.Contains(measure) ? "trainings"
        : Inspecting.Contains(measure) ? "inspections" : Supporting.Contains(measure) ? "support" : "households";

    public static bool IsAtEnd(string measure) => measure is "findingsOpen" or "resolutionRate";

    public static bool Lacks(string measure, string dimension) => SubjectOf(measure) switch
    {
        "funding" => dimension is "month" or "quarter" or "day" && measure is not ("disbursed" or "payments"),
        "households" => dimension is "project" or "subProject",
        "inspections" => dimension is "category" or "severity" && !measure.StartsWith("finding", StringComparison.Ordinal) && measure != "resolutionRate",
        _ => false,
    };

    public static string[] Kinds(string measure) => measure switch
    {
        "allocated" or "carriedIn" or "available" or "allocations" => ["allocation"],
        "disbursed" or "payments" => ["payment"],
        "disbursementRate" or "disbursementRateOfNew" => ["allocation", "payment"],
        "inspections" => ["inspection"],
        "unitsInspected" => ["visit", "inspection"],
        "visits" => ["visit"],
        "findings" or "findingsOpen" or "resolutionRate" => ["finding"],
        "findingsResolved" => ["resolved"],
        _ => SubjectOf(measure) switch { "trainings" => ["course"], "support" => ["support"], _ => ["review"] },
    };

    public static Expected Of(string measure, CellOf cell) => SubjectOf(measure) switch
    {
        "funding" => Funding(measure, cell),
        "trainings" => Trainings(measure, cell.Of<Course>("course")),
        "inspections" => Inspections(measure, cell),
        "households" => Reviews(measure, cell),
        _ => Supports(measure, cell.Of<Given>("support")),
    };

    private static Expected Funding(string measure, CellOf cell)
    {
        var entries = cell.Of<Allocation>("allocation");
        var payments = cell.Of<Payment>("payment");
        var fresh = entries.Where(one => !one.Cancels && !(one.Origin < one.Year)).ToList();
        var carried = cell.Facets("allocation").Where(cell.Enters).Select(one => (Allocation)one.Entry)
            .Where(one => !one.Cancels && one.Origin < one.Year).ToList();
        var available = Sum([.. fresh, .. carried, .. entries.Where(one => one.Cancels)], one => one.Cancels ? -one.Amount : one.Amount);
        return measure switch
        {
            "allocated" => Sum(fresh, one => one.Amount),
            "carriedIn" => Sum(carried, one => one.Amount),
            "available" => available,
            "disbursed" => Sum(payments, one => one.Amount),
            "disbursementRate" => Divide(Sum(payments, one => one.Amount), available),
            "disbursementRateOfNew" => Divide(
                Sum([.. payments.Where(one => one.Origin == one.Year)], one => one.Amount), Sum(fresh, one => one.Amount)),
            "allocations" => Count(entries),
            _ => Count(payments),
        };
    }

    private static Expected Trainings(string measure, List<Course> courses) => measure switch
    {
        "courses" => Sum(courses, one => one.Courses),
        "trainees" => Sum(courses, one => one.Participants),
        "traineesFemale" => Sum(courses, one => one.Female),
        "traineesMinority" => Sum(courses, one => one.Minority),
        "trainingDays" => Sum(courses, one => one.Days),
        "trainingCost" => Sum(courses, one => one.Cost),
        "femaleShare" => Pair(courses, one => one.Female, one => one.Participants, _ => null),
        _ => Pair(courses, one => one.Cost, one => one.Participants, _ => null),
    };

    private static Expected Supports(string measure, List<Given> supports) => measure switch
    {
        "householdsSupported" => Sum(supports, one => one.Households),
        "supportAmount" => Sum(supports, one => one.Amount),
        "capitalRecovered" => Sum(supports, one => one.Recovered),
        "supportPerHousehold" => Pair(supports, one => one.Amount, one => one.Households, _ => null),
        "recoveryRate" => Pair(supports, one => one.Recovered, one => one.Amount, _ => null),
        _ => Count(supports),
    };

    private static Expected Inspections(string measure, CellOf cell)
    {
        switch (measure)
        {
            case "inspections":
                return Sum(cell.Of<Inspection>("inspection"), one => one.Rounds);
            case "visits":
                return Count(cell.Of<Entry>("visit"));
            case "findings":
                return Count(cell.Of<Entry>("finding"));
            case "findingsResolved":
                return Count(cell.Of<Entry>("resolved"));
            case "unitsInspected":
                var visits = cell.Facets("visit").ToList();
                var unnamed = cell.Of<Inspection>("inspection").Where(one => one.Reported is not null).ToList();
                var units = visits.Select(one => one.Visited).Distinct().Count() + unnamed.Sum(one =>
                    Math.Max(0, (one.Reported ?? 0) - one.Units.Select(unit => unit.Unit).Distinct().Count()));
                var bits = Bits(visits.Select(one => one.Entry).Concat(cell.Of<Inspection>("inspection")));
                return new() { Value = visits.Count + unnamed.Count > 0 ? (long)units : null, Records = visits.Count + unnamed.Count, Qualifiers = bits };
            default:
                var known = cell.Facets("finding").Where(one => one.Finding!.RecordedOn < cell.End(one)).ToList();
                var closed = known.Count(one => one.Finding!.ResolvedOn < cell.End(one));
                var all = Count([.. known.Select(one => one.Entry)]);
                return measure == "findingsOpen"
                    ? all with { Value = all.Value is long ? (long)(known.Count - closed) : null }
                    : Divide(all with { Value = all.Value is long ? (long)closed : null }, all) with { Records = known.Count };
        }
    }

    private static Expected Reviews(string measure, CellOf cell)
    {
        var reviews = cell.Facets("review").ToList();
        var last = reviews.Where(one => IsLast(one, reviews)).Select(one => (Review)one.Entry).ToList();
        var all = reviews.Select(one => (Review)one.Entry).ToList();
        return measure switch
        {
            "totalHouseholds" => Sum(last, one => one.Households),
            "poorHouseholds" => Sum(last, one => one.Poor),
            "nearPoorHouseholds" => Sum(last, one => one.NearPoor),
            "povertyRate" => Pair(last, one => one.Poor, one => one.Households, one => one.PoorRate),
            "nearPovertyRate" => Pair(last, one => one.NearPoor, one => one.Households, one => one.NearPoorRate),
            "escapedPoverty" => Sum(all, one => one.Exits),
            "newlyPoor" => Sum(all, one => one.NewlyPoor),
            "relapsed" => Sum(all, one => one.Relapsed),
            _ => Count(all),
        };
    }

    private static bool IsLast(Facet one, List<Facet> all)
    {
        var province = one.Entry.Area.At(AreaLevel.Province);
        var taken = After(province).ToList();
        return !all.Any(other =>
            (other.Entry.Area.At(AreaLevel.Province) == province && other.Year > one.Year) ||
            (other.Entry.Area == one.Entry.Area && other.Year == one.Year && other.Day > one.Day) ||
            (taken.Any(unit => unit == other.Entry.Area.At(AreaLevel.Province)) && other.Day >= one.Day));
    }

    /// <summary>Every province that a province went into as a whole, later ones included.</summary>
    private static IEnumerable<Place> After(Place? province) => World.Successions
        .Where(pair => pair.Before == province && pair.Whole && pair.After.Level == AreaLevel.Province)
        .SelectMany(pair => After(pair.After).Prepend(pair.After));

    /// <summary>The facets that a number is made of.</summary>
    public static IEnumerable<Facet> Behind(string measure, CellOf cell)
    {
        var all = Kinds(measure).SelectMany(kind => cell.Facets(kind)).ToList();
        return measure switch
        {
            "totalHouseholds" or "poorHouseholds" or "nearPoorHouseholds" or "povertyRate" or "nearPovertyRate" =>
                all.Where(one => IsLast(one, all)),
            "findingsOpen" or "resolutionRate" => all.Where(one => one.Finding!.RecordedOn < cell.End(one)),
            "allocated" => all.Where(one => one.Entry is Allocation { Cancels: false } entry && !(entry.Origin < entry.Year)),
            "carriedIn" => all.Where(one => one.Entry is Allocation { Cancels: false } entry && entry.Origin < entry.Year && cell.Enters(one)),
            "available" or "disbursementRate" => all.Where(one => one.Entry is not Allocation { Cancels: false } entry ||
                !(entry.Origin < entry.Year) || cell.Enters(one)),
            "disbursementRateOfNew" => all.Where(one => one.Entry is Payment payment ? payment.Origin == payment.Year
                : one.Entry is Allocation { Cancels: false } entry && !(entry.Origin < entry.Year)),
            "unitsInspected" => all.Where(one => one.Visited is not null || one.Entry is Inspection { Reported: not null }),
            _ => all,
        };
    }

    private static Expected Count<T>(List<T> entries)
        where T : Entry => new() { Value = entries.Count > 0 ? (long)entries.Count : null, Records = entries.Count, Qualifiers = Bits(entries) };

    private static Expected Sum<T>(List<T> entries, Func<T, long?> amount)
        where T : Entry
    {
        var known = entries.Select(amount).Where(one => one is not null).ToList();
        return new() { Value = known.Count > 0 ? known.Sum() : null, Records = entries.Count, Qualifiers = Bits(entries) };
    }

    private static Expected Divide(Expected over, Expected under) => new()
    {
        IsRatio = true,
        Over = (long?)over.Value,
        Under = (long?)under.Value,
        Value = over.Value is long top && under.Value is long bottom && bottom != 0 ? (double)top / bottom : null,
        Records = over.Records + under.Records,
        Qualifiers = over.Qualifiers | under.Qualifiers,
    };

    private static Expected Pair<T>(List<T> entries, Func<T, long?> over, Func<T, long?> under, Func<T, decimal?> published)
        where T : Entry
    {
        var both = entries.Where(one => over(one) is not null && under(one) is not null).ToList();
        var ratio = Divide(Sum(both, over), Sum(both, under)) with { Records = entries.Count, Qualifiers = Bits(entries) };
        return both.Count == 0 && entries.Count == 1 && published(entries[0]) is { } rate ? ratio with { Value = (double)(rate / 100) } : ratio;
    }

    private static int Bits(IEnumerable<Entry> entries) => entries.Aggregate(0, (bits, one) => bits | one.Qualifier);
}
