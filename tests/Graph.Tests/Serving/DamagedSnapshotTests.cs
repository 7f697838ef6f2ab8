using System.Net;
using Analytics.Graph.Tests.Support;
using Analytics.Support;
using Analytics.Warehouse.Snapshots;

namespace Analytics.Graph.Tests.Serving;

/// <summary>A snapshot that is not what was published is refused with a code, and the one before it stays served.</summary>
public sealed class DamagedSnapshotTests(SampleGraph graph)
{
    private const string Query = "{ analysis { total { disbursed { value } } meta { snapshot { id } } } }";

    [Theory]
    [InlineData("removed", "its file is missing")]
    [InlineData("truncated", "bytes instead of")]
    [InlineData("bit-flipped", "its bytes are not those that were published")]
    [InlineData("manifest lost", "its manifest is missing")]
    [InlineData("manifest of another", "its table disbursement has")]
    public async Task The_old_one_stays_served(string damage, string told)
    {
        using var folder = new TemporaryFolder();
        graph.Data.CopyTo(folder.Path);
        await using var host = await GraphHost.StartAsync(folder.Path);

        var next = PublishDamaged(folder.Path, damage);
        await UntilToldAsync(host, told);
        var after = await host.DataAsync("query New " + Query);
        using var ready = await host.Client.GetAsync("/health/ready");

        Assert.Equal(graph.Data.Snapshot.Id, after["analysis"]!["meta"]!["snapshot"]!["id"]!.GetValue<string>());
        Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
        Assert.Contains(host.Log.Lines, line => line.Contains($"SNAPSHOT_CORRUPT Snapshot '{next}' is damaged", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_next_good_one_takes_over()
    {
        using var folder = new TemporaryFolder();
        graph.Data.CopyTo(folder.Path);
        await using var host = await GraphHost.StartAsync(folder.Path);
        PublishDamaged(folder.Path, "bit-flipped");
        await UntilToldAsync(host, "its bytes are not those that were published");

        var next = await graph.Data.LoadAsync(folder.Path);

        await host.UntilReadyAsync(id => id == next.Id);
    }

    [Fact]
    public async Task A_damaged_one_at_the_start_is_served_no_more_once_it_is_found_out()
    {
        using var folder = new TemporaryFolder();
        graph.Data.CopyTo(folder.Path);
        PublishDamaged(folder.Path, "bit-flipped");
        await using var host = await GraphHost.StartUnreadyAsync(folder.Path);

        await UntilToldAsync(host, "is damaged");
        await host.UntilReadyAsync(id => id is null);
        using var ready = await host.Client.GetAsync("/health/ready");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        Assert.Contains("SNAPSHOT_CORRUPT", await ready.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_removed_while_it_is_served_costs_no_answer()
    {
        using var folder = new TemporaryFolder();
        graph.Data.CopyTo(folder.Path);
        await using var host = await GraphHost.StartAsync(folder.Path);

        File.Delete(new SnapshotStore(folder.Path).Current().Path);

        Assert.NotNull(await host.DataAsync("query Removed " + Query));
    }

    private string PublishDamaged(string dataFolder, string damage)
    {
        var store = new SnapshotStore(dataFolder);
        using var writer = store.AcquireWriter();
        var file = Path.Combine(store.CreateStaging(), "copy.duckdb");
        File.Copy(graph.Data.Snapshot.Path, file);
        var manifest = graph.Data.Snapshot.Manifest;
        var complete = store.Complete(file, damage == "manifest of another"
            ? manifest with { Rows = [.. manifest.Rows.Select(one => one with { Rows = one.Rows + 1 }).OrderByDescending(one => one.Table == "disbursement")] }
            : manifest);
        foreach (var step in store.StepsOf(file, complete))
        {
            if (step.Name == "switch CURRENT")
            {
                Damage(Path.Combine(store.Folder, complete.Id), damage);
            }

            step.Run();
        }

        return complete.Id;
    }

    private static void Damage(string path, string damage)
    {
        switch (damage)
        {
            case "removed":
                File.Delete(path + ".duckdb");
                break;
            case "truncated":
                using (var file = File.OpenWrite(path + ".duckdb"))
                {
                    file.SetLength(file.Length / 2);
                }

                break;
            case "bit-flipped":
                using (var file = File.Open(path + ".duckdb", FileMode.Open))
                {
                    file.Position = file.Length - 100;
                    var one = file.ReadByte();
                    file.Position--;
                    file.WriteByte((byte)(one ^ 1));
                }

                break;
            case "manifest lost":
                File.Delete(path + ".json");
                break;
        }
    }

    private static Task UntilToldAsync(GraphHost host, string told) =>
        Waiting.UntilAsync(() => Task.FromResult(host.Log.Lines.Any(line => line.Contains(told, StringComparison.Ordinal))));
}
