using System.Text.Json.Nodes;
using Analytics.Graph.Tests.Support;

namespace Analytics.Graph.Tests.Fields;

/// <summary>What can be asked is told, and what is told can be asked.</summary>
public sealed class CatalogFieldTests(SampleGraph graph)
{
    [Fact]
    public async Task A_measure_tells_its_definition()
    {
        var data = await graph.Host.DataAsync("{ catalog { measures { name subject unit formula overTime overArea lineage } } }");

        Golden.Match("""
            { "name": "disbursementRate", "subject": "funding", "unit": "RATIO", "formula": "disbursed / available", "overTime": "RECOMPUTED",
              "overArea": "RECOMPUTED", "lineage": [ "disbursement", "budget_allocation" ] }
            """, data["catalog"]!["measures"]!.AsArray().Single(one => one!["name"]!.GetValue<string>() == "disbursementRate"));
    }

    [Fact]
    public async Task A_dimension_tells_its_members()
    {
        var data = await graph.Host.DataAsync("{ catalog { dimensions { name members subjects } } }");

        var members = data["catalog"]!["dimensions"]!.AsArray().ToDictionary(one => one!["name"]!.GetValue<string>(), one => one!["members"]!.GetValue<int>());
        Assert.Equal((6, 3), (members["region"], members["programme"]));
        Assert.DoesNotContain(0, members.Values);
    }

    [Theory]
    [InlineData("households", "poorHouseholds")]
    [InlineData("funding", "disbursed")]
    [InlineData("trainings", "courses")]
    [InlineData("inspections", "findings")]
    [InlineData("support", "supportAmount")]
    public async Task Every_compatible_dimension_can_be_asked(string subject, string measure)
    {
        var told = await graph.Host.DataAsync("query($facts: [String!]) { catalog { compatible(facts: $facts) { dimensions } } }", new { facts = new[] { measure } });
        foreach (var dimension in Texts(told["catalog"]!["compatible"]!["dimensions"]!))
        {
            var data = await graph.Host.DataAsync(
                "query($by: [String!]!, $facts: [String!]!, $subject: String) { table(ask: { by: $by, facts: $facts, subject: $subject, status: true }) { rows } }",
                new { by = new[] { dimension }, facts = new[] { measure }, subject });

            Assert.DoesNotContain("NOT_APPLICABLE", data.ToJsonString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Projects_do_not_go_with_households()
    {
        var data = await graph.Host.DataAsync("""{ catalog { compatible(by: ["project"]) { measures } } }""");

        var measures = Texts(data["catalog"]!["compatible"]!["measures"]!).ToList();
        Assert.Contains("disbursed", measures);
        Assert.DoesNotContain("poorHouseholds", measures);
    }

    [Fact]
    public async Task An_unknown_name_is_refused()
    {
        var reply = await graph.Host.AskAsync("""{ catalog { compatible(facts: ["cancelled"]) { measures } } }""");

        Golden.Match("""
            { "data": null, "errors": [ { "message": "No measure is called 'cancelled'.", "locations": [ { "line": 1, "column": 3 } ], "path": [ "catalog" ],
                "extensions": { "code": "QUERY_UNKNOWN_MEASURE", "remedy": "catalog { measures { name } } lists all measures." } } ] }
            """, reply);
    }

    private static IEnumerable<string> Texts(JsonNode list) => list.AsArray().Select(one => one!.GetValue<string>());
}
