using Analytics.Graph.Tests.Support;
using Analytics.Support;

namespace Analytics.Graph.Tests.Serving;

/// <summary>What is asked most is answered from memory right after a publish.</summary>
public sealed class WarmingTests(SampleGraph graph)
{
    private const string Often = "query Often($n: Int) { analysis { rows(first: $n) { nodes { by { province { name } } facts { disbursed { value } } } } meta { snapshot { id } } } }";
    private const string Rare = "{ analysis { total { courses { value } } } }";

    [Fact]
    public async Task The_questions_asked_most_are_asked_of_a_new_snapshot_before_it_is_served()
    {
        using var folder = new TemporaryFolder();
        graph.Data.CopyTo(folder.Path);
        await using var host = await GraphHost.StartAsync(folder.Path, ("Snapshots:WarmQuestions", "1"));
        await SourceAsync(host, Rare, null);
        for (var time = 0; time < 3; time++)
        {
            await SourceAsync(host, Often, new { n = 5 });
        }

        var next = await graph.Data.LoadAsync(folder.Path);
        await host.UntilReadyAsync(id => id == next.Id);
        var (source, body) = await SourceAsync(host, Often, new { n = 5 });

        Assert.Equal(("MEMORY", "MISS", "MISS"), (source, (await SourceAsync(host, Often, new { n = 6 })).Source, (await SourceAsync(host, Rare, null)).Source));
        Assert.Contains(next.Id, body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_new_questions_at_once_are_all_answered_and_the_busiest_stays_known()
    {
        using var folder = new TemporaryFolder();
        graph.Data.CopyTo(folder.Path);
        await using var host = await GraphHost.StartAsync(folder.Path, ("Snapshots:WarmQuestions", "1"));
        var askers = Enumerable.Range(0, 8).Select(asker => Task.Run(async () =>
        {
            for (var number = 0; number < 250; number++)
            {
                var reply = await host.AskAsync($"{Rare} # {asker}.{number}");
                Assert.Null(reply["errors"]);
                await SourceAsync(host, Often, new { n = 5 });
            }
        }));
        await Task.WhenAll(askers);
        var next = await graph.Data.LoadAsync(folder.Path);
        await host.UntilReadyAsync(id => id == next.Id);

        Assert.Equal("MEMORY", (await SourceAsync(host, Often, new { n = 5 })).Source);
    }

    private static async Task<(string Source, string Body)> SourceAsync(GraphHost host, string query, object? variables)
    {
        using var reply = await host.PostAsync(query, variables);
        return (reply.Headers.GetValues("X-Cache").Single(), await reply.Content.ReadAsStringAsync());
    }
}
