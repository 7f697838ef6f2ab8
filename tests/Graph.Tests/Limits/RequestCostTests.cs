using System.Text.Json.Nodes;
using Analytics.Graph.Tests.Support;

namespace Analytics.Graph.Tests.Limits;

/// <summary>What an operation costs is measured before anything runs.</summary>
public sealed class RequestCostTests(SampleGraph graph)
{
    // 10 rows of a key, two numbers and a share; a total of one number beside them; a table of 3 rows of a key and a number.
    private const string Query = """
        { analysis { funding { rows(first: 10) { nodes { by { province { code } } ...F } total { disbursed { value } } } total { available { value } } } }
          table(ask: { by: ["province"], facts: ["disbursed"], first: 3 }) { count } }
        fragment F on FundingRow { facts { disbursed { value share } available { value } } }
        """;

    [Theory]
    [InlineData("Limits:MaxCells", "47", "LIMIT_CELLS", 48, 47)]
    [InlineData("Limits:MaxBreakdowns", "2", "LIMIT_BREAKDOWNS", 3, 2)]
    [InlineData("Limits:MaxRootFields", "1", "GRAPHQL_LIMIT_ROOT_FIELDS", 2, 1)]
    [InlineData("Limits:MaxTokens", "30", "GRAPHQL_LIMIT_TOKENS", 31, 30)]
    [InlineData("Limits:MaxExpandedFields", "5", "GRAPHQL_LIMIT_FIELDS", 21, 5)]
    public async Task An_operation_that_is_too_large_is_refused_with_what_was_measured(string setting, string value, string code, int measured, int limit)
    {
        await using var host = await GraphHost.StartAsync(graph.Data.Folder, (setting, value));

        var reply = await host.AskAsync(Query);

        Assert.Null(reply["data"]);
        var error = Assert.Single(reply["errors"]!.AsArray())!;
        Assert.Equal((code, measured, limit), (Of(error, "code").GetValue<string>(), Of(error, "measured").GetValue<int>(), Of(error, "limit").GetValue<int>()));
        Assert.NotEmpty(Of(error, "remedy").GetValue<string>());
    }

    [Theory]
    [InlineData("Limits:MaxCells", "38")]
    [InlineData("Limits:MaxBreakdowns", "3")]
    [InlineData("Limits:MaxRootFields", "2")]
    public async Task An_operation_that_just_fits_is_answered(string setting, string value)
    {
        await using var host = await GraphHost.StartAsync(graph.Data.Folder, (setting, value));

        await host.DataAsync(Query.Replace(" share", "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_skipped_costs_nothing()
    {
        await using var host = await GraphHost.StartAsync(graph.Data.Folder, ("Limits:MaxBreakdowns", "1"));
        const string Skipping = "query($all: Boolean!) { analysis { funding { total { disbursed { value } } } trainings @include(if: $all) { total { courses { value } } } } }";

        await host.DataAsync(Skipping, new { all = false });
        var refused = await host.AskAsync(Skipping, new { all = true });

        Assert.Equal("The operation has 2 breakdowns; the limit is 1.", refused["errors"]![0]!["message"]!.GetValue<string>());
    }

    [Fact]
    public async Task Too_many_directives_are_refused()
    {
        await using var host = await GraphHost.StartAsync(graph.Data.Folder, ("Limits:MaxDirectives", "1"));

        var reply = await host.AskAsync("{ current @include(if: true) { id @skip(if: false) } }");

        Assert.Equal("GRAPHQL_LIMIT_DIRECTIVES", Of(reply["errors"]![0]!, "code").GetValue<string>());
    }

    [Fact]
    public async Task Reading_the_schema_can_be_switched_off()
    {
        await using var host = await GraphHost.StartAsync(graph.Data.Folder, ("Limits:Introspection", "Closed"));

        var refused = await host.AskAsync("{ __schema { queryType { name } } }");

        Assert.Equal("GRAPHQL_INTROSPECTION_OFF", Of(refused["errors"]![0]!, "code").GetValue<string>());
        Golden.Match("""{ "__typename": "Query" }""", await host.DataAsync("{ __typename }"));
    }

    private static JsonNode Of(JsonNode error, string name) => error["extensions"]![name]!;
}
