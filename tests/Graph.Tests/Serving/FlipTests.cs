using Analytics.Graph.Tests.Support;
using Analytics.Support;

namespace Analytics.Graph.Tests.Serving;

/// <summary>A new snapshot takes over while questions are asked; older ones stay answerable.</summary>
public sealed class FlipTests(SampleGraph graph)
{
    private const string Query = "{ analysis { funding { total { disbursed { value } } } meta { snapshot { id } } } }";

    [Fact]
    public async Task A_flip_under_questions_loses_none_and_old_snapshots_stay_answerable()
    {
        using var folder = new TemporaryFolder();
        graph.Data.CopyTo(folder.Path);
        await using var host = await GraphHost.StartAsync(folder.Path);
        using var stop = new CancellationTokenSource();
        var asking = Task.Run(async () =>
        {
            var seen = new HashSet<string>();
            for (var number = 0; !stop.IsCancellationRequested; number++)
            {
                var data = await host.DataAsync(Query + "#" + number);
                seen.Add(data["analysis"]!["meta"]!["snapshot"]!["id"]!.GetValue<string>());
            }

            return seen;
        });

        var next = await graph.Data.LoadAsync(folder.Path);
        await host.UntilReadyAsync(id => id == next.Id);
        var afterwards = await host.DataAsync(Query);
        await stop.CancelAsync();

        Assert.Equal(next.Id, afterwards["analysis"]!["meta"]!["snapshot"]!["id"]!.GetValue<string>());
        Assert.Subset(new HashSet<string> { graph.Data.Snapshot.Id, next.Id }, await asking);
        var old = await host.DataAsync("query($id: ID!) { analysis(snapshot: $id) { meta { snapshot { id } } } snapshots { id } }", new { id = graph.Data.Snapshot.Id });
        Golden.Match($$"""
            { "analysis": { "meta": { "snapshot": { "id": "{{graph.Data.Snapshot.Id}}" } } },
              "snapshots": [ { "id": "{{next.Id}}" }, { "id": "{{graph.Data.Snapshot.Id}}" } ] }
            """, old);
    }

    [Fact]
    public async Task A_subscriber_hears_of_the_new_snapshot()
    {
        using var folder = new TemporaryFolder();
        graph.Data.CopyTo(folder.Path);
        await using var host = await GraphHost.StartAsync(folder.Path);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
        {
            Content = System.Net.Http.Json.JsonContent.Create(new { query = "subscription { snapshotPublished { id } }" }),
            Headers = { { "Accept", "text/event-stream" } },
        };
        using var reply = await host.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        using var events = new StreamReader(await reply.Content.ReadAsStreamAsync());
        var heard = events.ReadLineAsync();
        await host.UntilListenedToAsync();

        var next = await graph.Data.LoadAsync(folder.Path);

        Assert.Equal("event: next", await heard);
        Assert.Equal("data: {\"data\":{\"snapshotPublished\":{\"id\":\"" + next.Id + "\"}}}", await events.ReadLineAsync());
    }

    [Fact]
    public async Task A_snapshot_that_does_not_exist_is_refused()
    {
        var reply = await graph.Host.AskAsync("""{ analysis(snapshot: "nope") { meta { geography } } }""");

        Golden.Match("""
            { "data": null, "errors": [ { "message": "No snapshot is called 'nope'.", "locations": [ { "line": 1, "column": 3 } ], "path": [ "analysis" ],
                "extensions": { "code": "SNAPSHOT_NOT_FOUND", "remedy": "snapshots lists those that can still be asked; without a snapshot the current one answers." } } ] }
            """, reply);
    }
}
