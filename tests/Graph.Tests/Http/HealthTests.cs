using System.Net;
using System.Text.Json.Nodes;
using Analytics.Graph.Tests.Support;
using Analytics.Support;

namespace Analytics.Graph.Tests.Http;

/// <summary>Readiness, and what is answered while nothing can be served.</summary>
public sealed class HealthTests(SampleGraph graph)
{
    private const string None = """
        { "message": "No snapshot has been published yet.", PLACE
          "extensions": { "code": "SNAPSHOT_NONE", "remedy": "Run the loader's load command against the same data folder." } }
        """;

    [Fact]
    public async Task A_host_with_a_snapshot_is_live_and_ready()
    {
        Golden.Match("""{ "status": "LIVE" }""", await JsonAsync(graph.Host, "/health/live", HttpStatusCode.OK));
        Golden.Match(
            $$"""{ "status": "READY", "snapshot": "{{graph.Data.Snapshot.Id}}" }""",
            await JsonAsync(graph.Host, "/health/ready", HttpStatusCode.OK));
    }

    [Fact]
    public async Task Without_a_snapshot_a_host_is_live_but_not_ready_and_recovers_when_one_is_published()
    {
        using var folder = new TemporaryFolder();
        await using var host = await GraphHost.StartUnreadyAsync(folder.Path);

        await JsonAsync(host, "/health/live", HttpStatusCode.OK);
        Golden.Match($$"""{ "errors": [ {{None.Replace("PLACE", "")}} ] }""", await JsonAsync(host, "/health/ready", HttpStatusCode.ServiceUnavailable));
        Golden.Match(
            $$"""{ "data": null, "errors": [ {{None.Replace("PLACE", "\"locations\": [ { \"line\": 1, \"column\": 3 } ], \"path\": [ \"current\" ],")}} ] }""",
            await host.AskAsync("{ current { id } }"));
        Assert.NotNull((await host.DataAsync("{ __schema { queryType { name } } }"))["__schema"]);

        graph.Data.CopyTo(folder.Path);
        await host.UntilReadyAsync(id => id == graph.Data.Snapshot.Id);
        await JsonAsync(host, "/health/ready", HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_damaged_snapshot_is_not_served_and_the_host_recovers_when_it_is_replaced()
    {
        using var folder = new TemporaryFolder();
        graph.Data.CopyTo(folder.Path);
        var file = Path.Combine(folder.Path, "snapshots", graph.Data.Snapshot.Id + ".duckdb");
        await File.WriteAllTextAsync(file, "cut");
        await using var host = await GraphHost.StartUnreadyAsync(folder.Path);

        var refusal = await UntilRefusedAsync(host, "SNAPSHOT_CORRUPT");
        Golden.Match($$"""
            { "errors": [ { "message": "Snapshot '{{graph.Data.Snapshot.Id}}' is damaged: its file has 3 bytes instead of {{graph.Data.Snapshot.Manifest.FileBytes}}.",
                "extensions": { "code": "SNAPSHOT_CORRUPT", "remedy": "Restore the snapshots folder from a backup, or run load to publish a new snapshot." } } ] }
            """, refusal);

        var next = await graph.Data.LoadAsync(folder.Path);
        await host.UntilReadyAsync(id => id == next.Id);
        Assert.Equal(next.Id, (await host.DataAsync("{ current { id } }"))["current"]!["id"]!.GetValue<string>());
    }

    private static async Task<JsonNode> UntilRefusedAsync(GraphHost host, string code)
    {
        for (var attempt = 0; attempt < 1000; attempt++)
        {
            var reply = await JsonAsync(host, "/health/ready", HttpStatusCode.ServiceUnavailable);
            if (reply["errors"]![0]!["extensions"]!["code"]!.GetValue<string>() == code)
            {
                return reply;
            }

            await Task.Delay(20);
        }

        throw new InvalidOperationException($"{code} was never answered.");
    }

    private static async Task<JsonNode> JsonAsync(GraphHost host, string address, HttpStatusCode status)
    {
        using var reply = await host.SendAsync(HttpMethod.Get, address, null);
        Assert.Equal(status, reply.StatusCode);
        return JsonNode.Parse(await reply.Content.ReadAsStringAsync())!; // health answers are JSON
    }
}
