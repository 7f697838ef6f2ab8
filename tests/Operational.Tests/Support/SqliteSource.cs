using Analytics.Operational.Sources;
using Microsoft.Data.Sqlite;

namespace Analytics.Operational.Tests.Support;

/// <summary>A real, empty operational database in a temporary folder; removed with the test.</summary>
public sealed class SqliteSource : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("operational-");

    public string File => Path.Combine(folder.FullName, "operational.db");

    public OperationalOptions Options => new() { ConnectionString = $"Data Source={File}" };

    public static async Task<SqliteSource> CreatedAsync()
    {
        var source = new SqliteSource();
        await using var context = source.Open();
        await OperationalDatabase.CreateAsync(context);
        return source;
    }

    public OperationalContext Open() => new OperationalContextFactory(Options).CreateDbContext();

    public async Task<object?> ScalarAsync(string sql)
    {
        await using var connection = new SqliteConnection(Options.ConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync();
    }

    public void Dispose()
    {
        using (var connection = new SqliteConnection(Options.ConnectionString))
        {
            SqliteConnection.ClearPool(connection);
        }

        folder.Delete(recursive: true);
    }
}
