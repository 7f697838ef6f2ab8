namespace Analytics.Graph.Engine.Tests.Differential;

/// <summary>Variables of every type, given well and badly.</summary>
internal static class VariableCases
{
    private static readonly (string Type, string Use)[] Places =
    [
        ("Int", "echo(int: $a)"), ("Int!", "echo(int: $a)"), ("Int = 3", "echo(int: $a)"), ("Float", "echo(float: $a)"), ("String", "echo(text: $a)"),
        ("Boolean", "echo(flag: $a)"), ("ID", "echo(id: $a)"), ("Kind", "echo(kind: $a)"), ("[Int]", "echo(ints: $a)"), ("[[Int!]]", "echo(grid: $a)"),
        ("Filter", "books(where: $a) { id }"), ("Filter!", "books(where: $a) { id }"), ("Pick!", "pick(by: $a) { id }"), ("Day", "books(where: {day: $a}) { id }"),
        ("Anything", "echo(any: $a)"), ("[ID!]", "books(ids: $a) { id }"), ("Range", "books(where: {pages: $a}) { id }"),
    ];

    private static readonly string[] Values =
    [
        "{}", "{\"a\":null}", "{\"a\":1}", "{\"a\":1.0}", "{\"a\":1.5}", "{\"a\":-2147483648}", "{\"a\":-2147483648.0}", "{\"a\":-2.147483649e9}", "{\"a\":2147483647e0}", "{\"a\":2147483648}", "{\"a\":1e3}", "{\"a\":\"1\"}", "{\"a\":\"\"}",
        "{\"a\":true}", "{\"a\":\"BOOK\"}", "{\"a\":\"book\"}", "{\"a\":[]}", "{\"a\":[1,null]}", "{\"a\":[\"x\"]}", "{\"a\":[[1],[2]]}", "{\"a\":[[null]]}", "{\"a\":{}}",
        "{\"a\":{\"title\":\"x\"}}", "{\"a\":{\"title\":null}}", "{\"a\":{\"titel\":\"x\"}}", "{\"a\":{\"id\":1,\"title\":\"x\"}}", "{\"a\":{\"from\":1}}", "{\"a\":{\"from\":1,\"until\":null}}",
        "{\"a\":{\"range\":{\"from\":1}}}", "{\"a\":{\"any\":{\"kind\":\"FILM\"}}}", "{\"a\":{\"pages\":{}}}", "{\"a\":\"2024-02-29\"}", "{\"a\":\"2024-13-01\"}", "{\"b\":1}",
    ];

    public static IEnumerable<Case> All => Places.SelectMany(place => Values.Select(value => new Case($"query ($a: {place.Type}) {{ {place.Use} }}", value)));
}
