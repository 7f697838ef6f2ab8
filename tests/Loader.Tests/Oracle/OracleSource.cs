using Analytics.Loader.Progress;
using Analytics.Operational.Model;
using Analytics.Operational.Sources;
using Analytics.Support;
using Analytics.Warehouse.Execution;
using Analytics.Warehouse.Tests.Support;
using Microsoft.Data.Sqlite;

namespace Analytics.Loader.Tests.Oracle;

/// <summary>An operational database that holds records of the oracle, and the folder that it is loaded into.</summary>
internal sealed class OracleSource : IDisposable
{
    private static readonly Lazy<Task<byte[]>> Template = new(MakeAsync);
    private readonly TemporaryFolder _folder = new();

    private OracleSource() { }

    public static async Task<OracleSource> CreateAsync()
    {
        var source = new OracleSource();
        await File.WriteAllBytesAsync(source._folder.File("operational.db"), await Template.Value);
        return source;
    }

    /// <summary>Makes the database hold exactly these records: adds, corrects and withdraws as people do.</summary>
    public async Task SaveAsync(Database data)
    {
        await using var context = new OperationalContextFactory(OptionsOf(_folder.File("operational.db"))).CreateDbContext();
        await ChangeAsync(context, [.. OperationalEntities.Of(data)], IsWhole);
        await ChangeAsync(context, [.. OperationalEntities.PartsOf(data)], one => !IsWhole(one));
    }

    /// <summary>Runs the loader and opens what it published.</summary>
    public async Task<ServedSnapshot> LoadAsync()
    {
        var options = new LoadOptions { DataFolder = _folder.Path, Source = OptionsOf(_folder.File("operational.db")) };
        var outcome = await LoadRun.RunAsync(options, new NoProgress(), TestContext.Current.CancellationToken);
        Assert.True(outcome.Published is not null, string.Join('\n', outcome.Report.Blocking.Select(one => $"{one.Code} {string.Join(' ', one.Examples)}")));
        var facts = new SnapshotFacts(outcome.Published.Id, outcome.Published.Manifest.SourceCutoff, RecordOrigin.Recorded);
        return await ServedSnapshot.OpenAsync(
            outcome.Published.Path, facts, new() { TemporaryFolder = _folder.File("spill"), Threads = 1, MemoryMiB = 256 });
    }

    public void Dispose() => _folder.Dispose();

    private static bool IsWhole(OperationalRecord one) => one is not (InspectedUnit or Operational.Model.Finding);

    private static async Task ChangeAsync(OperationalContext context, List<OperationalRecord> wanted, Func<OperationalRecord, bool> isMeant)
    {
        var held = Facts(context).Where(isMeant).ToDictionary(one => (one.GetType(), one.Id));
        foreach (var one in wanted)
        {
            if (held.Remove((one.GetType(), one.Id), out var old))
            {
                one.RowVersion = old.RowVersion;
                context.Entry(old).CurrentValues.SetValues(one);
            }
            else
            {
                context.Add(one);
            }
        }

        foreach (var one in held.Values)
        {
            one.IsDeleted = true;
        }

        await context.SaveChangesAsync();
    }

    private static IEnumerable<OperationalRecord> Facts(OperationalContext context) =>
    [
        .. context.BudgetAllocations, .. context.Disbursements, .. context.TrainingCourses, .. context.Inspections,
        .. context.InspectedUnits, .. context.Findings, .. context.HouseholdReviews, .. context.HouseholdSupports,
    ];

    private static OperationalOptions OptionsOf(string file) => new() { ConnectionString = $"Data Source={file};Pooling=False" };

    private static async Task<byte[]> MakeAsync()
    {
        using var folder = new TemporaryFolder();
        await using (var context = new OperationalContextFactory(OptionsOf(folder.File("template.db"))).CreateDbContext())
        {
            await OperationalDatabase.CreateAsync(context);
            await OperationalWorld.SaveAsync(context);
        }

        await using (var connection = new SqliteConnection($"Data Source={folder.File("template.db")};Pooling=False"))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE); PRAGMA journal_mode = DELETE;"; // one file to copy
            await command.ExecuteNonQueryAsync();
        }

        return await File.ReadAllBytesAsync(folder.File("template.db"));
    }
}
