using System.Collections.Immutable;

namespace Analytics.Graph.Tests.Limits;

/// <summary>Documents that are beyond a limit as it is by default, and some that are just inside.</summary>
internal static class BadDocuments
{
    /// <summary>One for each limit of a document or an operation.</summary>
    public static ImmutableArray<string> All { get; } =
    [
        "{ __typename } #" + new string('x', 300_000), // bytes
        "{ " + Repeat(11_000, _ => "current { id } ") + "}", // tokens
        Repeat(45, _ => "{ analysis ") + "{ __typename }" + new string('}', 45), // depth
        "{ current { " + Repeat(600, i => $"a{i}: id ") + "} }", // aliases
        "{ " + Repeat(60, _ => "current { id } ") + "}", // root fields
        "{ current { " + Repeat(600, _ => "id @include(if: true) ") + "} }", // directives
        Bomb, // fields
        "{ __schema { types " + Repeat(8, _ => "{ interfaces { possibleTypes ") + "{ name }" + new string('}', 18), // type lists
        "{ analysis { " + Repeat(60, i => $"a{i}: total {{ disbursed {{ value }} }} ") + "} }", // breakdowns
        "{ table(ask: { first: 10000, facts: [" + Repeat(150, _ => "\"disbursed\" ") + "], by: [" + Repeat(100, _ => "\"province\" ") + "] }) { count } }", // cells
        "{ places(first: 10001) { code } }", // rows
    ];

    private static string Bomb => "{ current { ...F0 } }"
        + Repeat(60, i => $" fragment F{i} on Snapshot {{ ...F{i + 1} ...F{i + 1} }}") + " fragment F60 on Snapshot { id }";

    /// <summary>New each time, so that it is computed and not remembered.</summary>
    public static string Heavy(string name) => $"query Q{name} {{ "
        + Repeat(10, i => $"a{i}: analysis {{ rows(first: 1000) {{ nodes {{ by {{ province {{ code }} }} facts {{ disbursed {{ value share }} }} }} }} }} ")
        + "}";

    /// <summary>Short, new each time, and as many fields as a document may have.</summary>
    public static string Wide(string name) => $"query Q{name} {{ " + Repeat(48, i => $"a{i}: catalog {{ ...F }} ") + "} fragment F on Catalog { "
        + Repeat(9, i => $"b{i}: measures {{ " + Repeat(11, _ => "name title unit subject ") + "} ") + "}";

    /// <summary>The longest answer that one short document may get.</summary>
    public static string Long(int number) =>
        "{ " + Repeat(49, i => $"a{i}: __schema {{ types {{ name description fields {{ name description args {{ name description type {{ name }} }} }} }} }} ")
        + $"}} # {number}";

    private static string Repeat(int count, Func<int, string> part) => string.Concat(Enumerable.Range(0, count).Select(part));
}
