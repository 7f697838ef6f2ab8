using Analytics.Graph.Engine.Tests.Differential;

namespace Analytics.Graph.Tests.Differential;

/// <summary>Requests over the served schema: which operation runs, and variables of every kind, well and badly
/// given.</summary>
internal static class RequestCases
{
    private const string Two = "query A { current { id } } query B { catalog { measures { name } } }";

    private static readonly (string Type, string Use)[] Places =
    [
        ("Int", "places(first: $a) { code }"), ("Int = 3", "places(first: $a) { code }"),
        ("String", "places(search: $a) { code }"),
        ("ID", "places(under: $a) { code }"), ("Date", "places(at: $a) { code }"),
        ("AreaLevel", "places(level: $a) { code }"),
        ("AreaLevel = COMMUNE", "places(level: $a) { code }"), ("Where", "analysis(where: $a) { meta { geography } }"),
        ("PeriodTest", "analysis(where: { period: $a }) { meta { geography } }"),
        ("DateSpan", "analysis(where: { period: { between: $a } }) { meta { geography } }"),
        ("Geography", "analysis(geography: $a) { meta { geography } }"), ("TableAsk!", "table(ask: $a) { count }"),
        ("[String!]", "catalog { compatible(facts: $a) { measures } }"),
        ("[String!] = [\"disbursed\"]", "catalog { compatible(facts: $a) { measures } }"),
        ("FactsTest", "analysis { rows(having: $a) { count } }"),
        ("[FactsOrder!]", "analysis { rows(orderBy: $a) { count } }"),
        ("Boolean!", "current @include(if: $a) { id }"),
        ("Shift!", "analysis { total { disbursed { compare(to: $a) { delta } } } }"),
        ("Decimal", "analysis { rows(having: { disbursed: { gt: $a } }) { count } }"),
        ("NumberUnit", "analysis { total { disbursed { value(unit: $a) } } }"),
    ];

    private static readonly string[] Values =
    [
        "{}", """{"a":null}""", """{"a":1}""", """{"a":1.0}""", """{"a":1.5}""", """{"a":-1}""",
        """{"a":2147483648}""", """{"a":"1"}""", """{"a":""}""",
        """{"a":true}""", """{"a":"PROVINCE"}""", """{"a":"province"}""", """{"a":"MILLION"}""",
        """{"a":"2024-02-29"}""", """{"a":"2023-02-29"}""",
        """{"a":"29.02.2024"}""", """{"a":[]}""", """{"a":[1]}""", """{"a":["x",null]}""", """{"a":["disbursed"]}""",
        """{"a":{}}""",
        """{"a":{"and":[{"area":{"in":["42"]}},null]}}""", """{"a":{"area":{"in":"42","inn":1}}}""",
        """{"a":{"period":{"years":[2023]}}}""",
        """{"a":{"period":{"years":[2023],"programme":"2021-2025"}}}""", """{"a":{"years":2023}}""",
        """{"a":{"years":null}}""", """{"a":{"years":["2023"]}}""",
        """{"a":{"from":"2023-01-01"}}""", """{"a":{"from":"2023-01-01","until":"2023-13-01"}}""",
        """{"a":{"from":"2023-01-01","until":"2024-01-01"}}""",
        """{"a":{"asReported":true}}""", """{"a":{"asOf":"2025-07-01"}}""",
        """{"a":{"asReported":true,"asOf":"2025-07-01"}}""",
        """{"a":{"by":["province"],"facts":["disbursed"]}}""", """{"a":{"by":["province"]}}""",
        """{"a":{"by":[null],"facts":[1],"first":"x","more":1}}""",
        """{"a":{"disbursed":{"gt":1e9}}}""", """{"a":{"disbursed":{"gt":"x"},"not":{"disbursed":{"isNull":1}}}}""",
        """{"a":{"province":{}}}""",
        """{"a":[{"disbursed":{"direction":"ASC","shift":{"yearsBack":1}}},{"province":{"by":"NAME"}}]}""",
        """{"a":[{"disbursed":{},"province":{}}]}""",
        """{"a":{"previous":1}}""", """{"a":{"previous":1,"yearsBack":null}}""", """{"b":1}""",
    ];

    public static IEnumerable<Case> All =>
    [
        .. Places.SelectMany(place => Values.Select(value => Of(place.Type, place.Use, value))),
        new(Two, "{}"), new(Two, null, "A"), new(Two, null, "B"), new(Two, null, "C"), new(Two, null, "a"),
        new("{ current { id } }", "{}"), new("{ current { id } }", null, "A"),
        new("query A { current { id } }", "{\"a\":1}"),
        new("query A { current { id } }", null, "A"), new("fragment F on Query { current { id } }", "{}"),
        new("query A($a: Int!) { places(first: $a) { code } } query B { current { id } }", "{}", "B"),
        new("query A($a: Int!) { places(first: $a) { code } } query B { current { id } }", "{}", "A"),
        new("subscription S { snapshotPublished { id } }", "{}", "S"), new("{ nothing }", "{}", "A"),
        new("{ ", "{}", "A"),
    ];

    private static Case Of(string type, string use, string variables) =>
        new($"query ($a: {type}) {{ {use} }}", variables);
}
