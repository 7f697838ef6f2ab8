using Analytics.Graph.Tests.Support;
using Analytics.Loader;
using Analytics.Loader.Progress;
using Analytics.Operational.Sources;
using Analytics.Operational.Synthetic;
using Analytics.Support;

[assembly: AssemblyFixture(typeof(LargeData))]

namespace Analytics.Graph.Tests.Support;

/// <summary>Enough generated records that a question can take seconds; made when a test first asks for them.</summary>
public sealed class LargeData : IAsyncDisposable
{
    private const int Disbursements = 60_000;
    private readonly TemporaryFolder folder = new();
    private readonly Lazy<Task<string>> making;

    public LargeData() => making = new(MakeAsync);

    /// <summary>Forty-five breakdowns by district, month and project over all subjects, each beside months and years before:
    /// seconds of work for DuckDB.</summary>
    /// <param name="name">Tells it from others, so that no answer is found in the cache.</param>
    /// <param name="mostBack">The months and years before that are compared with: the more, the longer it takes.</param>
    public static string LongQuestion(string name, int mostBack = 1)
    {
        var compared = string.Concat(Enumerable.Range(1, mostBack).Select(back => $$"""
            month{{back}}: compare(to: { previous: {{back}} }) { delta } year{{back}}: compare(to: { yearsBack: {{back}} }) { delta }

            """));
        return $"query {name} {{ analysis {{ "
            + string.Concat(Enumerable.Range(0, 45).Select(number => $$"""
                a{{number}}: rows(first: {{number + 1}}) { nodes { by { district { code } month { code } project { code } }
                  facts { disbursed { value {{compared}} } allocated { value } courses { value } inspections { value } } } }
                """)) + "} }";
    }

    public Task<string> FolderAsync() => making.Value;

    public ValueTask DisposeAsync()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        folder.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<string> MakeAsync()
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
        return folder.Path;
    }
}
