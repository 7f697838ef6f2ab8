using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Analytics.Graph.Tests.Support;
using Analytics.Support;

namespace Analytics.Graph.Tests.Serving;

/// <summary>Snapshots are published while a host in a process of its own is asked: no error, nothing stale, nothing mixed, and old
/// files are closed.</summary>
public sealed class PublishUnderLoadTests(SampleGraph graph, ITestOutputHelper output)
{
    private const int Askers = 4;

    private readonly ConcurrentDictionary<string, long> numbers = new();
    private readonly ConcurrentBag<string> wrong = [];
    private int asked;

    [Fact]
    public Task Twenty_publishes_under_load() => RunAsync(20);

    [Fact]
    [Trait("Category", "Long")]
    public Task A_thousand_publishes_under_load() => RunAsync(1_000);

    private async Task RunAsync(int publishes)
    {
        using var folder = new TemporaryFolder();
        var publications = new Publications(graph.Data.Snapshot, folder.Path);
        Publish(publications, 1);
        using var host = await HostProcess.StartAsync(folder.Path, "--Snapshots:PollEvery=00:00:00.050", "--Logging:LogLevel:Default=Warning", "--Logging:LogLevel:Microsoft.Hosting.Lifetime=Information");
        using var client = new HttpClient { BaseAddress = host.Address };
        var unit = await AskAsync(client, 0);
        using var stop = new CancellationTokenSource();
        var asking = Enumerable.Range(0, Askers).Select(asker => Task.Run(() => KeepAskingAsync(client, unit, asker, stop.Token))).ToList();

        var warm = 0L;
        for (var number = 2; number <= publishes; number++)
        {
            var next = Publish(publications, number);
            await UntilServedAsync(client, next);
            warm = number == publishes / 2 ? host.WorkingSetBytes : warm;
        }

        await stop.CancelAsync();
        await Task.WhenAll(asking);
        var last = await AskAsync(client, 0);

        output.WriteLine($"{publishes} publishes, {asked} questions, working set {warm >> 20} MiB half way and {host.WorkingSetBytes >> 20} MiB at the end");
        Assert.Empty(wrong);
        Assert.Equal((unit.Disbursed * publishes, unit.Allocated * publishes), (last.Disbursed, last.Allocated));
        await UntilClosedAsync(host, folder.Path);
        Assert.True(host.WorkingSetBytes < warm + (256L << 20), "The memory grew.");
    }

    private string Publish(Publications publications, int number)
    {
        var id = publications.Publish().Id;
        numbers[id] = number;
        return id;
    }

    private async Task KeepAskingAsync(HttpClient client, Reply unit, int asker, CancellationToken stop)
    {
        for (var round = asker; !stop.IsCancellationRequested; round++)
        {
            Interlocked.Increment(ref asked);
            try
            {
                var served = await ServedAsync(client);
                var reply = await AskAsync(client, round % 7);
                if (string.CompareOrdinal(reply.Snapshot, served) < 0)
                {
                    wrong.Add($"{reply} is stale: {served} was served before.");
                }

                if (numbers.TryGetValue(reply.Snapshot, out var number)
                    && (reply.Disbursed != unit.Disbursed * number || reply.Allocated != unit.Allocated * number))
                {
                    wrong.Add($"{reply} is mixed: all numbers should be {number} times {unit}.");
                }
            }
            catch (Exception problem)
            {
                wrong.Add(problem.ToString());
            }
        }
    }

    // Seven questions that differ in a variable: six in seven are answered from memory until the next publish.
    private static async Task<Reply> AskAsync(HttpClient client, int which)
    {
        using var reply = await client.PostAsJsonAsync("/graphql", new
        {
            query = """
                query($first: Int!) { analysis {
                  rows(first: $first) { nodes { by { province { name } } facts { disbursed { value } } } }
                  funding { total { disbursed { value } } }
                  total { allocated { value } }
                  meta { snapshot { id } } } }
                """,
            variables = new { first = which + 1 },
        });
        var text = await reply.Content.ReadAsStringAsync();
        var json = JsonNode.Parse(text)!; // a reply is JSON
        Assert.True(reply.IsSuccessStatusCode && json["errors"] is null, $"{reply.StatusCode} {text}");
        var analysis = json["data"]!["analysis"]!;
        return new Reply(
            analysis["meta"]!["snapshot"]!["id"]!.GetValue<string>(),
            analysis["funding"]!["total"]!["disbursed"]!["value"]!.GetValue<long>(),
            analysis["total"]!["allocated"]!["value"]!.GetValue<long>());
    }

    private static async Task<string> ServedAsync(HttpClient client)
    {
        var ready = await client.GetFromJsonAsync<JsonNode>("/health/ready");
        return ready!["snapshot"]!.GetValue<string>(); // it is ready
    }

    private static async Task UntilServedAsync(HttpClient client, string id)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (await ServedAsync(client) != id)
        {
            await Task.Delay(5, limit.Token);
        }
    }

    private static async Task UntilClosedAsync(HostProcess host, string folder)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (host.OpenSnapshotFiles(folder) > 1)
        {
            await Task.Delay(20, limit.Token);
        }
    }

    private sealed record Reply(string Snapshot, long Disbursed, long Allocated);
}
