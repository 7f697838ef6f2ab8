using System.Collections.Immutable;
using Analytics.Operational.Model;
using Analytics.Operational.Sources;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SQLitePCL;

namespace Analytics.Operational.Synthetic.Writing;

/// <summary>Writes through prepared statements of SQLite, without triggers and indexes, which it restores at the
/// end.</summary>
internal sealed class SqliteRowSink(OperationalContext context) : IRowSink
{
    private const int RowsBetweenStops = 4_096;

    private readonly sqlite3 handle = ((SqliteConnection)context.Database.GetDbConnection()).Handle!; // it is open
    private ImmutableArray<string> indexes = [];
    private long version;

    public async Task BeginAsync(CancellationToken stop)
    {
        indexes = await TextsAsync("SELECT sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL", stop);
        var drops = await TextsAsync(
            "SELECT 'DROP INDEX \"' || name || '\"' FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL", stop);
        await RunAsync(SqliteRowVersions.DropTriggers(), stop);
        foreach (var drop in drops)
        {
            await RunAsync(drop, stop);
        }
    }

    public Task<long> WriteAsync<TRecord>(IEnumerable<TRecord> rows, CancellationToken stop)
        where TRecord : OperationalRecord
    {
        Check(raw.sqlite3_prepare_v2(handle, SqliteRow<TRecord>.InsertInto(context.Model), out var insert));
        using (insert)
        {
            var bind = SqliteRow<TRecord>.Binder(context.Model);
            var count = 0L;
            foreach (var row in rows)
            {
                row.Id = row.Id == 0 ? count + 1 : row.Id;
                row.RowVersion = ++version;
                bind(insert, row);
                var step = raw.sqlite3_step(insert);
                Check(step == raw.SQLITE_DONE ? raw.SQLITE_OK : step);
                raw.sqlite3_reset(insert);
                if (++count % RowsBetweenStops == 0)
                {
                    stop.ThrowIfCancellationRequested();
                }
            }

            return Task.FromResult(count);
        }
    }

    public async Task EndAsync(CancellationToken stop)
    {
        foreach (var index in indexes)
        {
            await RunAsync(index, stop);
        }

        await RunAsync($"UPDATE \"{SqliteRowVersions.CounterTable}\" SET \"Value\" = {version}", stop);
        await RunAsync(SqliteRowVersions.CreateTriggers(context), stop);
    }

    private async Task RunAsync(string sql, CancellationToken stop)
    {
        await using var command = await SourceCommand.OpenAsync(context, sql, stop);
        await command.ExecuteNonQueryAsync(stop);
    }

    private async Task<ImmutableArray<string>> TextsAsync(string sql, CancellationToken stop)
    {
        await using var command = await SourceCommand.OpenAsync(context, sql, stop);
        await using var reader = await command.ExecuteReaderAsync(stop);
        var texts = ImmutableArray.CreateBuilder<string>();
        while (await reader.ReadAsync(stop))
        {
            texts.Add(reader.GetString(0));
        }

        return texts.ToImmutable();
    }

    private void Check(int result) => SqliteException.ThrowExceptionForRC(result, handle);
}
