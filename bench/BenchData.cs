using System.Diagnostics;
using System.Globalization;
using Analytics.Loader;
using Analytics.Loader.Progress;
using Analytics.Operational.Sources;
using Analytics.Operational.Synthetic;
using Analytics.Warehouse.Snapshots;

namespace Analytics.Bench;

/// <summary>The synthetic database and its snapshot, made once and kept.</summary>
/// <param name="arguments">How large and where.</param>
public sealed class BenchData(BenchArguments arguments)
{
    /// <summary>Folder of this size.</summary>
    public string Folder { get; } =
        Path.Combine(arguments.Folder, arguments.Rows.ToString(CultureInfo.InvariantCulture));

    /// <summary>The operational database.</summary>
    public OperationalOptions Source => new()
    {
        Provider = OperationalProvider.Sqlite,
        ConnectionString = $"Data Source={Path.Combine(Folder, "operational.db")}",
    };

    /// <summary>The snapshot to ask.</summary>
    public Snapshot Snapshot => new SnapshotStore(Folder).Current();

    /// <summary>Creates what is missing.</summary>
    public async Task PrepareAsync()
    {
        if (!File.Exists(Path.Combine(Folder, "ready")))
        {
            Directory.CreateDirectory(Folder);
            var began = Stopwatch.GetTimestamp();
            await using (var context = new OperationalContextFactory(Source).CreateDbContext())
            {
                await OperationalDatabase.CreateAsync(context);
                await SyntheticDataSet.LoadAsync(context, new SyntheticOptions { Disbursements = arguments.Rows });
            }

            await File.WriteAllTextAsync(Path.Combine(Folder, "ready"), string.Empty);
            Tell("generated", began);
        }

        if (!arguments.AsLoaded)
        {
            var began = Stopwatch.GetTimestamp();
            await LoadAsync(Folder); // by the loader of today
            Tell("loaded", began);
        }
    }

    /// <summary>One full load into a data folder.</summary>
    public Task LoadAsync(string folder) =>
        LoadAsync(new LoadOptions { Source = Source, DataFolder = folder, Kind = LoadKind.Full });

    /// <summary>One load.</summary>
    public static async Task<LoadOutcome> LoadAsync(LoadOptions options)
    {
        var outcome = await LoadRun.RunAsync(options, new NoProgress(), default);
        if (outcome.Published is null)
        {
            throw new InvalidOperationException(
                string.Join('\n', outcome.Report.Blocking.Select(finding => finding.ToString())));
        }

        return outcome;
    }

    private static void Tell(string what, long began) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{what} in {Stopwatch.GetElapsedTime(began).TotalSeconds:0.0} s, peak memory of the process "
            + $"{Process.GetCurrentProcess().PeakWorkingSet64 >> 20:N0} MiB"));

    /// <summary>Machine and size, for the head of a report.</summary>
    public string Describe() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Environment.ProcessorCount} cores, .NET {Environment.Version}, {arguments.Rows:N0} disbursements");
}
