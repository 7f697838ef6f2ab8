using System.Globalization;
using Analytics.Warehouse.Errors;
using Analytics.Warehouse.Requests;

namespace Analytics.Graph.Exports;

/// <summary>What can be wrong with the address of an export; the warehouse refuses the rest.</summary>
internal static class ExportErrors
{
    private const int MostMeant = 3; // parameters of which one may have been meant; more would be no help

    private const int MostShown = 80;

    public static AnalyticsError UnknownParameter(string name, IReadOnlyCollection<string> known)
    {
        var ends = known.Where(one => one.EndsWith("." + name, StringComparison.Ordinal)).ToList();
        var near = ends.Count is > 0 and <= MostMeant
            ? $"Did you mean {string.Join(" or ", ends)}? "
            : Spelling.Nearest(name, known) is { } found ? $"Did you mean {found}? "
            : "";
        var plain = known.Where(one => !one.Contains('.'));
        return new(
            "EXPORT_UNKNOWN_PARAMETER", $"No parameter is called '{Short(name)}'.",
            $"{near}Parameters are: {string.Join(", ", plain)}, and their tests, as area.under, project.notIn "
                + "or having.disbursed.gt.");
    }

    public static AnalyticsError Repeated(string name) => new(
        "EXPORT_REPEATED_PARAMETER", $"{name} is given more than once.", $"Give {name} once.");

    public static AnalyticsError BothSpellings(string name) => new(
        "EXPORT_REPEATED_PARAMETER", $"{name} and {name}.in are both given, and mean the same.",
        $"Give one of them, with all codes: {name}=A,B.");

    public static AnalyticsError BadValue(string name, string value, string takes) => new(
        "EXPORT_BAD_VALUE", $"{name} cannot be '{Short(value)}'.", $"{name} takes {takes}.");

    public static AnalyticsError Empty(string name) => new(
        "EXPORT_BAD_VALUE", $"{name} is empty.", $"Give {name} a value, or leave it out.");

    public static AnalyticsError Needs(string name, string other, string why) => new(
        "EXPORT_MISSING_PARAMETER", $"{name} is given without {other}.", why);

    public static AnalyticsError NoFacts() => new(
        "EXPORT_MISSING_PARAMETER", "No measure is asked.", "Name measures, as facts=disbursed,disbursementRate.");

    public static AnalyticsError FilterWithoutFacts(string name, string owner) => new(
        "EXPORT_FILTER_WITHOUT_EFFECT", $"{name} filters {owner}, of which nothing is asked.",
        $"Leave {name} out, or ask a measure of {owner}.");

    public static AnalyticsError TooManyRows(long count, int most) => new(
        "LIMIT_ROWS",
        string.Create(CultureInfo.InvariantCulture, $"The table has {count} rows; an export holds at most {most}."),
        string.Create(
            CultureInfo.InvariantCulture,
            $"Filter further, or ask first={most} and go on with after: the header Link names the next page."));

    public static AnalyticsError MethodNotAllowed(string method) => new(
        "HTTP_METHOD_NOT_ALLOWED", $"{Short(method)} is not answered here.", "Use GET or HEAD.");

    private static string Short(string text) => text.Length > MostShown ? text[..MostShown] + "..." : text;
}
