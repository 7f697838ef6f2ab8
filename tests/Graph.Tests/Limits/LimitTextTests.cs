using System.Text.Json.Nodes;
using Analytics.Graph.Tests.Support;

namespace Analytics.Graph.Tests.Limits;

/// <summary>Every limit of a request says, in words and in numbers, what was measured, what is allowed and what to
/// do.</summary>
public sealed class LimitTextTests(SampleGraph graph)
{
    // 10 rows of a key, two numbers and a share; a total of one number beside them; a table of 3 rows of a key, a number and its status.
    private const string Query = """
        { analysis { funding { rows(first: 10) { nodes { by { province { code } } ...F } total { disbursed { value } } } total { available { value } } } }
          table(ask: { by: ["province"], facts: ["disbursed"], first: 3, status: true }) { count } }
        fragment F on FundingRow { facts { disbursed { value share } available { value } } }
        """;

    public static TheoryData<string, int, string, string> Limits => new()
    {
        {
            "MaxDocumentBytes", 1024, "{ __typename } #" + new string('x', 1100 - 16),
            """GRAPHQL_LIMIT_BYTES 1100|The document has 1100 bytes; the limit is 1024.|Send a smaller document, or move constants into variables."""
        },
        {
            "MaxTokens", 30, Query,
            """GRAPHQL_LIMIT_TOKENS 31|The document has 31 tokens or more; the limit is 30.|Split the document, or move constants into variables."""
        },
        {
            "MaxDepth", 3, "{ analysis { meta { snapshot { id } } } }",
            """GRAPHQL_LIMIT_DEPTH 4|The document has 4 levels of nesting; the limit is 3.|Ask for fewer levels in one operation."""
        },
        {
            "MaxAliases", 1, "{ a: current { id } b: current { id } }",
            """GRAPHQL_LIMIT_ALIASES 2|The document has 2 aliases; the limit is 1.|Ask in several requests."""
        },
        {
            "MaxRootFields", 1, Query,
            """GRAPHQL_LIMIT_ROOT_FIELDS 2|The document has 2 root fields; the limit is 1.|Ask in several requests."""
        },
        {
            "MaxDirectives", 1, "{ current @include(if: true) { id @skip(if: false) } }",
            """GRAPHQL_LIMIT_DIRECTIVES 2|The document has 2 directives; the limit is 1.|Leave out what is always or never included."""
        },
        {
            "MaxExpandedFields", 5, Query,
            """GRAPHQL_LIMIT_FIELDS 21|The document has 21 fields after its fragments are expanded; the limit is 5.|Spread fewer fragments, or ask in several requests."""
        },
        {
            "MaxTypeLists", 1, "{ __schema { types { ...T } } } fragment T on __Type { interfaces { possibleTypes { name } } }",
            """GRAPHQL_LIMIT_INTROSPECTION 2|The document has 2 lists of types and fields inside one another; the limit is 1.|Read the schema once with the introspection query of your client, and follow its types there."""
        },
        {
            "MaxBreakdowns", 2, Query,
            """LIMIT_BREAKDOWNS 3|The operation has 3 breakdowns; the limit is 2.|Ask in several requests; each rows, total and table is a breakdown."""
        },
        {
            "MaxCells", 50, Query,
            """LIMIT_CELLS 51|The operation asks for up to 51 cells; the limit is 50.|Ask for fewer rows with first and go on with after, or for fewer numbers and calculations in each row."""
        },
        {
            "MaxFilterTests", 4, """
                { analysis(where: { period: { years: [2023] }, and: [{ not: { project: { in: ["2021-2025/P1"] } } }], or: [{ areaClass: { isNull: true } }] }) {
                    funding(where: { capitalType: { isNull: true } }) { total { disbursed { value } } } } table(ask: { by: ["year"], facts: ["courses"],
                    where: { area: { in: ["11"] } }, having: { courses: { gt: 1 } }, geography: { asReported: true } }) { count } }
                """,
            """LIMIT_FILTER_TESTS 5|The filters of the operation have 5 tests; the limit is 4.|Name several members in one test, as in: [...], or ask in several requests."""
        },
        {
            "MaxRows", 5, "{ places(first: 6) { code } }",
            """LIMIT_ROWS 6|first: 6 is more than the 5 rows that one answer may hold.|Ask for at most 5 rows and go on with after: endCursor."""
        },
    };

    [Theory]
    [MemberData(nameof(Limits))]
    public async Task A_request_beyond_a_limit_is_told_the_measure_the_limit_and_the_remedy(
        string setting, int limit, string document, string told)
    {
        await using var host = await GraphHost.StartAsync(graph.Data.Folder, ($"Limits:{setting}", $"{limit}"));

        var reply = await host.AskAsync(document);

        var error = Assert.Single(reply["errors"]!.AsArray())!;
        var extensions = error["extensions"]!;
        Assert.Equal(told, $"{extensions["code"]} {extensions["measured"]}|{error["message"]}|{extensions["remedy"]}");
        Assert.Equal(limit, extensions["limit"]!.GetValue<int>());
    }

    [Theory]
    [InlineData("MaxCells", "51")]
    [InlineData("MaxBreakdowns", "3")]
    [InlineData("MaxRootFields", "2")]
    [InlineData("MaxExpandedFields", "21")]
    public async Task A_request_that_just_fits_is_answered(string setting, string value)
    {
        await using var host = await GraphHost.StartAsync(graph.Data.Folder, ($"Limits:{setting}", value));

        await host.DataAsync(Query);
    }

    [Fact]
    public async Task All_limits_that_an_operation_exceeds_are_told_at_once()
    {
        await using var host = await GraphHost.StartAsync(graph.Data.Folder, ("Limits:MaxCells", "10"), ("Limits:MaxBreakdowns", "2"));

        var reply = await host.AskAsync(Query);

        Assert.Equal(["LIMIT_BREAKDOWNS", "LIMIT_CELLS"], reply["errors"]!.AsArray().Select(CodeOf));
    }

    [Fact]
    public async Task The_introspection_that_clients_send_is_no_bomb()
    {
        var reply = await graph.Host.AskAsync("""
            { __schema { types { name fields(includeDeprecated: true) { args { type { ofType { ofType { ofType { name } } } } } type { name } }
                inputFields { type { name } } interfaces { name } possibleTypes { name } } directives { args { type { name } } } } }
            """);

        Assert.Null(reply["errors"]);
        Assert.Equal("GRAPHQL_LIMIT_INTROSPECTION", CodeOf((await graph.Host.AskAsync(
            "{ __type(name: \"SharedGrain\") { possibleTypes { interfaces { possibleTypes { interfaces { name } } } } } }"))["errors"]![0]));
    }

    private static string CodeOf(JsonNode? error) => error!["extensions"]!["code"]!.GetValue<string>();
}
