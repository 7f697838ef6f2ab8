namespace Analytics.Graph.Engine.Tests.Differential;

/// <summary>Where the reference departs from the September 2025 edition, each with the section that decides.</summary>
internal static class Deviations
{
    public static bool IsKnown(Case item, string ours, string reference) => (ours, reference) switch
    {
        // 3.5.2: a number that is no finite IEEE 754 value is a request error; the reference takes 1e999 as infinity.
        ("validate", "accepted") when item.Document.Contains("1e999", StringComparison.Ordinal) => true,

        // 5.8.5: a variable for a field of a @oneOf input must be non-null; the reference forgets it where the place is Pick!.
        ("validate", "accepted") when item.Document.Contains("pick(by: {id: $a})", StringComparison.Ordinal) => true,

        // 3.13: the edition has no directives on directive definitions and no extension of them; the reference reads ahead.
        ("parse", _) when item.Document.Contains("extend directive", StringComparison.Ordinal) => true,
        _ => false,
    };
}
