using Analytics.Operational.Model;
using Analytics.Operational.Sources;
using Microsoft.EntityFrameworkCore;

namespace Analytics.Operational.Synthetic.Writing;

/// <summary>Writes through EF Core in batches; for SQL Server.</summary>
internal sealed class EntityRowSink(OperationalContext context) : IRowSink
{
    private const int BatchRows = 2_000;

    public Task BeginAsync(CancellationToken stop)
    {
        context.ChangeTracker.AutoDetectChangesEnabled = false;
        return Task.CompletedTask;
    }

    public async Task<long> WriteAsync<TRecord>(IEnumerable<TRecord> rows, CancellationToken stop)
        where TRecord : OperationalRecord
    {
        await AllowIdsAsync<TRecord>("ON", stop);
        var count = 0L;
        foreach (var batch in rows.Chunk(BatchRows))
        {
            foreach (var row in batch)
            {
                count++;
                row.Id = row.Id == 0 ? count : row.Id;
            }

            context.AddRange(batch.AsEnumerable<object>());
            await context.SaveChangesAsync(stop);
            context.ChangeTracker.Clear();
        }

        await AllowIdsAsync<TRecord>("OFF", stop);
        return count;
    }

    public Task EndAsync(CancellationToken stop) => Task.CompletedTask;

    private async Task AllowIdsAsync<TRecord>(string state, CancellationToken stop)
    {
        if (context.Database.IsSqlServer())
        {
            var sql = $"SET IDENTITY_INSERT [{typeof(TRecord).Name}] {state}";
            await using var command = await SourceCommand.OpenAsync(context, sql, stop);
            await command.ExecuteNonQueryAsync(stop);
        }
    }
}
