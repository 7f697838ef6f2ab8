using Analytics.Graph.Tests.Support;
using Analytics.Loader;
using Analytics.Loader.Progress;
using Analytics.Operational.Sources;
using Analytics.Operational.Synthetic;
using Analytics.Support;

[assembly: AssemblyFixture(typeof(SyntheticGraph))]

namespace Analytics.Graph.Tests.Support;

/// <summary>Generated records, more and of more kinds than the published figures, and a host that serves them.</summary>
public class SyntheticGraph : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();

    public GraphHost Host { get; private set; } = null!; // set before the first test

    public string Folder => folder.Path;

    protected virtual int Disbursements => 1_000;

    public async ValueTask InitializeAsync()
    {
        var source = new OperationalOptions
        {
            Provider = OperationalProvider.Sqlite, ConnectionString = $"Data Source={folder.File("operational.db")}",
        };
        await using (var context = new OperationalContextFactory(source).CreateDbContext())
        {
            await OperationalDatabase.CreateAsync(context, CancellationToken.None);
            await SyntheticDataSet.LoadAsync(context, new SyntheticOptions { Disbursements = Disbursements, Seed = 7 });
        }

        var outcome = await LoadRun.RunAsync(
            new LoadOptions { Source = source, DataFolder = folder.Path }, new NoProgress(), CancellationToken.None);
        Assert.NotNull(outcome.Published);
        Host = await GraphHost.StartAsync(folder.Path);
    }

    public async ValueTask DisposeAsync()
    {
        if (Host is not null)
        {
            await Host.DisposeAsync();
        }

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        folder.Dispose();
        GC.SuppressFinalize(this);
    }
}
