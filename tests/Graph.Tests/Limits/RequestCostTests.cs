using Analytics.Graph.Tests.Support;

namespace Analytics.Graph.Tests.Limits;

/// <summary>What an operation costs is measured before anything runs.</summary>
public sealed class RequestCostTests(SampleGraph graph)
{
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
    public async Task Reading_the_schema_can_be_switched_off()
    {
        await using var host = await GraphHost.StartAsync(graph.Data.Folder, ("Limits:Introspection", "Closed"));

        var refused = await host.AskAsync("{ __schema { queryType { name } } }");

        Golden.Match("""
            { "errors": [ { "message": "__schema is switched off on this server.", "locations": [ { "line": 1, "column": 3 } ],
                "extensions": { "code": "GRAPHQL_INTROSPECTION_OFF", "remedy": "Use the published schema file." } } ] }
            """, refused);
        Golden.Match("""{ "__typename": "Query" }""", await host.DataAsync("{ __typename }"));
    }
}
