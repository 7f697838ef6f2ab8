using Analytics.Operational.Errors;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Analytics.Operational.Sources.Files;

/// <summary>A folder of CSV files as a source that is read like any other.</summary>
/// <remarks>The files are compared with an embedded database that is kept between loads. What differs is written there,
/// so a changed row gets a new row version, a row that no file holds any more is withdrawn, and nothing else moves.
/// </remarks>
public static class CsvSource
{
    /// <summary>Takes what changed in the folder over into the embedded database.</summary>
    /// <param name="folder">The folder; one or more files for every table.</param>
    /// <param name="databaseFile">The embedded database; made when missing, and made anew when it is none of
    /// ours.</param>
    /// <param name="stop">Gives up; nothing is taken over then.</param>
    /// <returns>The embedded database, to be read.</returns>
    /// <exception cref="SourceException">SOURCE_UNREACHABLE, SOURCE_SCHEMA_MISSING, SOURCE_FILE_UNKNOWN,
    /// SOURCE_BAD_HEADER, SOURCE_BAD_ROW, SOURCE_BAD_VALUE, SOURCE_BAD_REFERENCE, SOURCE_REPEATED_KEY,
    /// SOURCE_FILE_CHANGED; each names the file, and the line and column where there is one.</exception>
    public static async Task<OperationalOptions> TakeOverAsync(
        string folder, string databaseFile, CancellationToken stop = default)
    {
        var connectionString = new SqliteConnectionStringBuilder
        {
            DataSource = databaseFile,
            ForeignKeys = false, // checked once, when all rows are there
            Pooling = false,
        }.ToString();
        var options = new OperationalOptions { ConnectionString = connectionString };
        await using var context = new OperationalContextFactory(options).CreateDbContext();
        await SourceAccess.GuardAsync(context, async () =>
        {
            var files = await CsvFolder.ReadAsync(folder, stop);
            await MakeAsync(context, databaseFile, stop);
            var connection = (SqliteConnection)context.Database.GetDbConnection();
            await context.Database.OpenConnectionAsync(stop);
            await new CsvMirror(connection, context.Model).UpdateAsync(files, stop);
        }, stop);
        return options;
    }

    // The table of hashes is made last: without it the database was never finished.
    private static async Task MakeAsync(OperationalContext context, string databaseFile, CancellationToken stop)
    {
        if (File.Exists(databaseFile))
        {
            var present = await SourceSchema.ColumnsAsync(context, stop);
            if (present.ContainsKey(CsvMirror.HashTable))
            {
                return;
            }

            foreach (var ending in (string[])["", "-wal", "-shm"])
            {
                File.Delete(databaseFile + ending);
            }
        }

        await OperationalDatabase.CreateAsync(context, stop);
        await using var command = await SourceCommand.OpenAsync(
            context, $"CREATE TABLE \"{CsvMirror.HashTable}\" (Name TEXT PRIMARY KEY, Hash TEXT NOT NULL)", stop);
        await command.ExecuteNonQueryAsync(stop);
    }
}
