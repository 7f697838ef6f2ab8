using System.Data;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Analytics.Operational.Sources.Reading;

/// <summary>Freezes what a reader sees while people keep writing.</summary>
internal static class ReadView
{
    private const string SqlServerWatermark = "SELECT CONVERT(bigint, MIN_ACTIVE_ROWVERSION()) - 1";

    private const string SqliteWatermark = $"SELECT \"Value\" FROM \"{SqliteRowVersions.CounterTable}\"";

    /// <summary>Begins the view and answers its watermark: all changes up to it are in the view.</summary>
    public static async Task<long> BeginAsync(OperationalContext context, CancellationToken stop)
    {
        await context.Database.OpenConnectionAsync(stop);
        if (context.Database.IsSqlServer())
        {
            // Before the snapshot begins: what is committed in between is in the view but read again by the next load.
            var watermark = await ScalarAsync(context, SqlServerWatermark, stop);
            await context.Database.BeginTransactionAsync(IsolationLevel.Snapshot, stop);
            return watermark;
        }

        // Deferred: a reader that takes the write lock would make everybody else wait.
        var connection = (SqliteConnection)context.Database.GetDbConnection();
        await context.Database.UseTransactionAsync(connection.BeginTransaction(deferred: true), stop);
        return await ScalarAsync(context, SqliteWatermark, stop);
    }

    private static async Task<long> ScalarAsync(OperationalContext context, string sql, CancellationToken stop)
    {
        await using var command = await SourceCommand.OpenAsync(context, sql, stop);
        return Convert.ToInt64(await command.ExecuteScalarAsync(stop), CultureInfo.InvariantCulture);
    }
}
