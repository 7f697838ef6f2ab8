using Analytics.Loader;
using Analytics.Loader.Progress;
using Analytics.Operational.Sample;
using Analytics.Operational.Sources;
using Analytics.Support;
using Analytics.Warehouse.Snapshots;

namespace Analytics.Graph.Tests.Support;

/// <summary>The published figures, loaded into a snapshot once for a run of the tests.</summary>
public sealed class SampleData : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();

    /// <summary>A data folder that holds one snapshot. Tests that publish copy it first.</summary>
    public string Folder => folder.Path;

    public Snapshot Snapshot { get; private set; } = null!; // set before the first test

    public OperationalOptions Source => new()
    {
        Provider = OperationalProvider.Sqlite, ConnectionString = $"Data Source={folder.File("operational.db")}",
    };

    public async ValueTask InitializeAsync()
    {
        await using (var context = new OperationalContextFactory(Source).CreateDbContext())
        {
            await OperationalDatabase.CreateAsync(context, CancellationToken.None);
            await SampleDataSet.LoadAsync(context, CancellationToken.None);
        }

        Snapshot = await LoadAsync(Folder);
    }

    /// <summary>Loads the same figures once more, into any data folder: another snapshot of the same content.</summary>
    public async Task<Snapshot> LoadAsync(string dataFolder)
    {
        var outcome = await LoadRun.RunAsync(
            new LoadOptions { Source = Source, DataFolder = dataFolder }, new NoProgress(), CancellationToken.None);
        return outcome.Published ?? throw new InvalidOperationException(string.Join('\n', outcome.Report.Blocking));
    }

    /// <summary>Copies the snapshot into a data folder, where it is current then.</summary>
    public void CopyTo(string dataFolder)
    {
        var target = Directory.CreateDirectory(Path.Combine(dataFolder, "snapshots")).FullName;
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Folder, "snapshots"), Snapshot.Id + ".*"))
        {
            File.Copy(file, Path.Combine(target, Path.GetFileName(file)));
        }

        File.WriteAllText(Path.Combine(target, "CURRENT"), Snapshot.Id + "\n");
    }

    public ValueTask DisposeAsync()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
