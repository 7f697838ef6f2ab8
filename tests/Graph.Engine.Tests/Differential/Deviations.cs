using System.Text.RegularExpressions;
using Analytics.Graph.Engine.Errors;

namespace Analytics.Graph.Engine.Tests.Differential;

/// <summary>Where the reference departs from the September 2025 edition, each with the section that decides.</summary>
internal static partial class Deviations
{
    public static bool IsKnown(Case item, string ours, string reference) => (ours, reference) switch
    {
        // 3.5.2: a number that is no finite IEEE 754 value is a request error; the reference takes 1e999 as infinity.
        ("validate", "accepted") when item.Document.Contains("1e999", StringComparison.Ordinal) => true,

        // 2.9.4: \u{...} has any number of digits; the reference reads eight of them.
        (_, "parse") when LongEscape().IsMatch(item.Document) => true,

        // 3.13: the edition has no extension of directives; the reference reads ahead.
        ("parse", _) when item.Document.Contains("extend directive", StringComparison.Ordinal) => true,
        _ => false,
    };

    /// <summary>5.8.5: a variable for a field of a @oneOf input must be non-null; the reference forgets it where the
    /// input itself must be non-null.</summary>
    public static bool IsForgotten(GraphError error) =>
        error.Message.Contains(" can be null, which ", StringComparison.Ordinal);

    [GeneratedRegex(@"\\u\{0[0-9A-Fa-f]{8,}\}")]
    private static partial Regex LongEscape();
}
