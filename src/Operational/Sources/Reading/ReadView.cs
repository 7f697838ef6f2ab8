using System.Data;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Analytics.Operational.Sources.Reading;

/// <summary>Freezes what a reader sees while people keep writing.</summary>
/// <param name="Watermark">All changes up to it are in the view.</param>
/// <param name="Identity">Tells this database from every other; null where it does not tell.</param>
internal sealed record ReadView(long Watermark, string? Identity)
{
    private const string SqlServerWatermark = "SELECT CONVERT(bigint, MIN_ACTIVE_ROWVERSION()) - 1";

    private const string SqlServerIdentity =
        "SELECT CONCAT(name, '/', service_broker_guid) FROM sys.databases WHERE database_id = DB_ID()";

    private const string SqliteWatermark = $"SELECT \"Value\" FROM \"{SqliteRowVersions.CounterTable}\"";

    private const string SqliteKnowsIdentity =
        $"SELECT count(*) FROM pragma_table_info('{SqliteRowVersions.CounterTable}') WHERE name = 'Identity'";

    private const string SqliteIdentity = $"SELECT \"Identity\" FROM \"{SqliteRowVersions.CounterTable}\"";

    /// <summary>Begins the view.</summary>
    public static async Task<ReadView> BeginAsync(OperationalContext context, CancellationToken stop)
    {
        await context.Database.OpenConnectionAsync(stop);
        if (context.Database.IsSqlServer())
        {
            // Before the snapshot begins: what is committed in between is in the view but read again by the next load.
            var watermark = await NumberAsync(context, SqlServerWatermark, stop);
            var identity = await ScalarAsync(context, SqlServerIdentity, stop) as string;
            await context.Database.BeginTransactionAsync(IsolationLevel.Snapshot, stop);
            return new(watermark, identity);
        }

        // Deferred: a reader that takes the write lock would make everybody else wait.
        var connection = (SqliteConnection)context.Database.GetDbConnection();
        await context.Database.UseTransactionAsync(connection.BeginTransaction(deferred: true), stop);
        return new(
            await NumberAsync(context, SqliteWatermark, stop),
            await NumberAsync(context, SqliteKnowsIdentity, stop) == 0 // made before databases had one
                ? null
                : await ScalarAsync(context, SqliteIdentity, stop) as string);
    }

    private static async Task<long> NumberAsync(OperationalContext context, string sql, CancellationToken stop) =>
        Convert.ToInt64(await ScalarAsync(context, sql, stop), CultureInfo.InvariantCulture);

    private static async Task<object?> ScalarAsync(OperationalContext context, string sql, CancellationToken stop)
    {
        await using var command = await SourceCommand.OpenAsync(context, sql, stop);
        return await command.ExecuteScalarAsync(stop);
    }
}
