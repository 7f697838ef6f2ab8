using Analytics.Loader.Progress;
using Analytics.Operational.Sources;
using Analytics.Support;
using Analytics.Warehouse.Snapshots;
using DuckDB.NET.Data;
using Microsoft.Data.Sqlite;

namespace Analytics.Loader.Tests.Support;

/// <summary>A source of a test's own, copied from one made once, and a data folder to load it into.</summary>
public sealed class SmallSource : IDisposable
{
    private static readonly Lazy<Task<byte[]>> Template = new(MakeAsync);
    private readonly TemporaryFolder _folder = new();

    private SmallSource() { }

    public string DataFolder => _folder.Path;

    public string DatabaseFile => _folder.File("operational.db");

    public SnapshotStore Store => new(DataFolder);

    public LoadOptions Options => new() { DataFolder = DataFolder, Source = OptionsOf(DatabaseFile) };

    /// <summary>A copy, changed as the test needs. Foreign keys are not enforced, so that wrong data can be made.</summary>
    public static async Task<SmallSource> CreateAsync(Action<OperationalContext>? change = null)
    {
        var source = new SmallSource();
        await File.WriteAllBytesAsync(source.DatabaseFile, await Template.Value);
        if (change is not null)
        {
            await using var context = source.Open();
            change(context);
            await context.SaveChangesAsync();
        }

        return source;
    }

    public OperationalContext Open() => new OperationalContextFactory(OptionsOf(DatabaseFile)).CreateDbContext();

    public Task<LoadOutcome> LoadAsync() => LoadAsync(Options);

    public Task<LoadOutcome> LoadAsync(LoadOptions options) =>
        LoadRun.RunAsync(options, new NoProgress(), TestContext.Current.CancellationToken);

    /// <summary>Loads and reads the published file; a row is its values joined by bars.</summary>
    public async Task<string[]> LoadAndReadAsync(string sql)
    {
        var outcome = await LoadAsync();
        Assert.NotNull(outcome.Published);
        return Read(outcome.Published.Path, sql);
    }

    public static string[] Read(string file, string sql)
    {
        using var connection = new DuckDBConnection($"Data Source={file};ACCESS_MODE=READ_ONLY");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT concat_ws('|', {sql}";
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            rows.Add(reader.GetString(0));
        }

        return [.. rows];
    }

    /// <summary>Runs SQL against the source itself.</summary>
    public void Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={DatabaseFile};Foreign Keys=False;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public void Dispose() => _folder.Dispose();

    private static OperationalOptions OptionsOf(string file) =>
        new() { ConnectionString = $"Data Source={file};Foreign Keys=False;Pooling=False" };

    private static async Task<byte[]> MakeAsync()
    {
        using var folder = new TemporaryFolder();
        await using (var context = new OperationalContextFactory(OptionsOf(folder.File("template.db"))).CreateDbContext())
        {
            await OperationalDatabase.CreateAsync(context);
            await SmallWorld.SaveAsync(context);
            await SmallFacts.SaveAsync(context);
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
