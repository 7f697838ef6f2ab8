using Analytics.Operational.Sources;
using Microsoft.EntityFrameworkCore;

namespace Analytics.Operational.Synthetic.Writing;

/// <summary>While it lives, SQLite keeps a rollback journal, which holds next to nothing when an empty database is
/// filled; the write-ahead log would hold every row a second time.</summary>
internal sealed class BulkJournal(OperationalContext context) : IAsyncDisposable
{
    public static async Task<BulkJournal> BeginAsync(OperationalContext context, CancellationToken stop)
    {
        await RunAsync(context, "PRAGMA journal_mode = 'delete'; PRAGMA cache_size = -65536;", stop);
        return new(context);
    }

    public async ValueTask DisposeAsync() =>
        await RunAsync(context, "PRAGMA journal_mode = 'wal'; PRAGMA cache_size = -2000;", CancellationToken.None);

    private static async Task RunAsync(OperationalContext context, string sql, CancellationToken stop)
    {
        if (context.Database.IsSqlite())
        {
            await using var command = await SourceCommand.OpenAsync(context, sql, stop);
            await command.ExecuteNonQueryAsync(stop);
        }
    }
}
