using Analytics.Warehouse.Errors;
using Analytics.Warehouse.Model;

namespace Analytics.Warehouse.Requests;

/// <summary>Everything that can be wrong with a request.</summary>
public static class QueryErrors
{
    /// <summary>The code of rows that would have to have records of nothing.</summary>
    public const string NoMeasuresCode = "QUERY_NO_MEASURES";

    /// <summary>A measure that nobody knows, or that is not offered here.</summary>
    public static AnalyticsError UnknownMeasure(string name, SemanticModel model, string? subject)
    {
        var known = model.MeasuresOf(subject).Select(one => one.Name).ToList();
        return model.FindMeasure(name) is { Scope: not MeasureScope.Internal } elsewhere
            ? new("QUERY_UNKNOWN_MEASURE", $"'{name}' is not a measure of {Place(subject)}.",
                $"Ask it in {elsewhere.Subject}. Here are: {string.Join(", ", known)}.")
            : new("QUERY_UNKNOWN_MEASURE", $"No measure is called '{name}'.", Remedy(name, known, "measures"));
    }

    /// <summary>A dimension that nobody knows, or that is not offered here.</summary>
    public static AnalyticsError UnknownDimension(string name, SemanticModel model, string? subject)
    {
        var known = model.DimensionsOf(subject).Select(one => one.Name).ToList();
        return model.Subjects.FirstOrDefault(one => one.OwnDimensions.Contains(name)) is { } owner
            ? new("QUERY_UNKNOWN_DIMENSION", $"'{name}' is not a dimension of {Place(subject)}.",
                $"Ask it in {owner.Name}. Here are: {string.Join(", ", known)}.")
            : new("QUERY_UNKNOWN_DIMENSION", $"No dimension is called '{name}'.", Remedy(name, known, "dimensions"));
    }

    /// <summary>A subject that nobody knows.</summary>
    public static AnalyticsError UnknownSubject(string name, SemanticModel model) => new(
        "QUERY_UNKNOWN_SUBJECT", $"No subject is called '{name}'.",
        Remedy(name, [.. model.Subjects.Select(one => one.Name)], "subjects"));

    /// <summary>A code that the dimension does not have.</summary>
    public static AnalyticsError UnknownCode(string dimension, string code, IReadOnlyList<string> known) => new(
        "QUERY_UNKNOWN_CODE", $"{dimension} has no code '{code}'.",
        known.Count == 0 ? $"{dimension} has no members in this snapshot." : Remedy(code, known, "codes"));

    /// <summary>A code that no unit has.</summary>
    public static AnalyticsError UnknownArea(string code) => new(
        "QUERY_UNKNOWN_CODE", $"No place has the code '{code}'.",
        "places(search: \"…\") finds the codes of places by name.");

    /// <summary>A code that no unit has on the day asked.</summary>
    public static AnalyticsError NoAreaThen(string code, string day, IEnumerable<Area> others) => new(
        "QUERY_UNKNOWN_CODE", $"No place has the code '{code}' {day}.",
        $"It means: {string.Join("; ", others.Select(Reading))}. Say the day with at.");

    /// <summary>A day of which the map is asked, without a code to look up on it.</summary>
    public static AnalyticsError DayWithoutCode(DateOnly day) => new(
        "QUERY_AREA_WITHOUT_CODE", $"at: {day:yyyy-MM-dd} says when a code is meant, but there is no code.",
        "Give codes with in or under, or leave at out; period filters by time.");

    /// <summary>A code that means several territories.</summary>
    public static AnalyticsError AmbiguousArea(string code, IEnumerable<Area> readings) => new(
        "QUERY_AMBIGUOUS_AREA", $"The code '{code}' means different places in the period asked.",
        $"Say the day with at: {string.Join("; ", readings.Select(Reading))}.");

    /// <summary>A unit of another day whose territory lies in no unit of its level on the map.</summary>
    public static AnalyticsError AreaNotOnMap(string code, Area unit, Area? home, DateOnly day) => new(
        "QUERY_AREA_NOT_ON_MAP",
        $"The place of code '{code}', {Reading(unit)}, is not one place on the map of {day:yyyy-MM-dd}.",
        $"Ask {home?.FullName.Vi ?? "the country"}, which holds all of it then, or leave geography out.");

    /// <summary>A project code that several programme periods have.</summary>
    public static AnalyticsError AmbiguousProject(string dimension, string code, IEnumerable<Member> readings) => new(
        "QUERY_AMBIGUOUS_PROJECT", $"The {dimension} code '{code}' means different projects.",
        $"Use one of: {string.Join("; ", readings.Select(one => $"\"{one.QualifiedCode}\" ({one.Name.Vi})"))}.");

    /// <summary>A period that is not one.</summary>
    public static AnalyticsError BadPeriod(string what, string remedy) => new("QUERY_BAD_PERIOD", what, remedy);

    /// <summary>A page size below zero.</summary>
    public static AnalyticsError BadPage(int first) => new(
        "QUERY_BAD_PAGE", $"A page cannot have {first} rows.", "Ask first: 0 or more.");

    /// <summary>A dimension named twice.</summary>
    public static AnalyticsError RepeatedDimension(string name) => new(
        "QUERY_REPEATED_DIMENSION", $"The dimension '{name}' is named twice.", "Name each dimension once.");

    /// <summary>Groups that would have to have records, but of nothing.</summary>
    public static AnalyticsError NoMeasures(IEnumerable<string> grain) => new(
        NoMeasuresCode,
        $"Rows by {string.Join(", ", grain)} are groups with records of a measure, and no measure is asked.",
        "Ask for a measure, or for all members with fill: ALL_MEMBERS.");

    /// <summary>A sort by a dimension that rows do not have.</summary>
    public static AnalyticsError OrderNotInGrain(string name, IEnumerable<string> grain) => new(
        "QUERY_ORDER_NOT_IN_GRAIN", $"Rows cannot be ordered by '{name}', which is not selected.",
        grain.Any() ? $"Select it, or order by one of: {string.Join(", ", grain)}." : "Select it in the grain.");

    /// <summary>A sort by a change without what to compare with.</summary>
    public static AnalyticsError OrderWithoutShift(string measure) => new(
        "QUERY_ORDER_WITHOUT_SHIFT", $"'{measure}' is ordered by its change, but not against what.", "Add shift.");

    /// <summary>A sort by a value with something to compare with.</summary>
    public static AnalyticsError ShiftWithoutEffect(string measure) => new(
        "QUERY_SHIFT_WITHOUT_EFFECT", $"'{measure}' is ordered by its value, which shift does not change.",
        "Add on: DELTA or on: RATIO, or leave shift out.");

    /// <summary>A text that is no cursor.</summary>
    public static AnalyticsError BadCursor() => new(
        "QUERY_BAD_CURSOR", "The cursor is not one that this server gave.",
        "Take endCursor of the page before, or leave after out.");

    /// <summary>A cursor of another question.</summary>
    public static AnalyticsError CursorOfAnotherQuestion() => new(
        "QUERY_CURSOR_MISMATCH", "The cursor belongs to another question.",
        "Repeat the question of the page before exactly; only first may change.");

    /// <summary>A cursor of another snapshot.</summary>
    public static AnalyticsError CursorOfAnotherSnapshot(string snapshot) => new(
        "QUERY_CURSOR_SNAPSHOT", $"The cursor belongs to the snapshot '{snapshot}'.",
        $"Add snapshot: \"{snapshot}\" to go on there, or start again without after.");

    /// <summary>A grain whose members are too many to list.</summary>
    public static AnalyticsError FillTooLarge(long rows, long limit) => new(
        "QUERY_FILL_TOO_LARGE", $"Every member of this grain would make {rows} rows; at most {limit} are made.",
        "Select fewer dimensions, filter further, or use fill: OBSERVED.");

    /// <summary>A comparison has no period that could be shifted.</summary>
    public static AnalyticsError ShiftWithoutPeriod(string measure) => new(
        "QUERY_SHIFT_WITHOUT_PERIOD", $"'{measure}' is compared, but neither the rows nor the filter tell a period.",
        "Select year, quarter, month or programme, filter by period, or compare with a named period.");

    /// <summary>The period of the filter cannot be moved back by its own length.</summary>
    public static AnalyticsError ShiftOfOddPeriod(string measure) => new(
        "QUERY_SHIFT_ODD_PERIOD",
        $"'{measure}' is compared with the period before, but the filter's period is not one of whole months.",
        "Use from and until on the first of a month, or yearsBack.");

    /// <summary>More comparisons than one question may have.</summary>
    public static AnalyticsError TooManyShifts(int shifts, int most) => new(
        "QUERY_TOO_MANY_SHIFTS", $"The question compares with {shifts} other periods or snapshots; at most {most} are.",
        "Ask the others in a question of their own.");

    /// <summary>A shift by no periods, or forwards.</summary>
    public static AnalyticsError BadShift(string name, int steps, int most) => new(
        "QUERY_BAD_SHIFT", $"{name}: {steps} is not a number of periods to go back.", $"Use 1 to {most}.");

    /// <summary>Too many groups to compare with another snapshot.</summary>
    public static AnalyticsError CompareTooLarge(int groups, int mostValues) => new(
        "QUERY_COMPARE_TOO_LARGE",
        $"The other snapshot answers {groups} groups, more than can be compared in one question.",
        $"Filter further or select fewer dimensions: at most {mostValues} keys and numbers are compared.");

    /// <summary>A text that is no period.</summary>
    public static AnalyticsError UnknownPeriod(string code) => new(
        "QUERY_UNKNOWN_PERIOD", $"'{code}' is not a period.",
        "Use the code of a programme period, or a period such as 2023, 2021-2023, 2023-Q1 or 2023-01.");

    /// <summary>Groups do not tell the partition that a calculation is taken in.</summary>
    public static AnalyticsError PartitionNotInGrain(string measure, Within within, IEnumerable<string> tellers) => new(
        "QUERY_PARTITION_NOT_IN_GRAIN",
        $"'{measure}' is taken within each {Partitions.DimensionOf(within)}, which the rows do not tell.",
        $"Select one of: {string.Join(", ", tellers)}; or take it among all rows.");

    /// <summary>A running sum has no periods to run over.</summary>
    public static AnalyticsError RunningWithoutPeriod(string measure, IEnumerable<string> periods) => new(
        "QUERY_RUNNING_WITHOUT_PERIOD", $"The running sum of '{measure}' has no periods to run over.",
        $"Select one of: {string.Join(", ", periods)}.");

    private static string Remedy(string typed, IReadOnlyList<string> known, string what)
    {
        var listed = known.Count <= 40
            ? $"Known {what}: {string.Join(", ", known)}."
            : $"There are {known.Count} {what}.";
        return Spelling.Nearest(typed, known) is { } near ? $"Did you mean {near}? {listed}" : listed;
    }

    private static string Reading(Area area) =>
        $"{area.FullName.Vi} ({Day(area.ValidFrom, "…")} to {Day(area.ValidUntil?.AddDays(-1), "…")})";

    private static string Day(DateOnly? day, string open) => day?.ToString("yyyy-MM-dd") ?? open;

    private static string Place(string? subject) => subject ?? "all subjects together";
}
