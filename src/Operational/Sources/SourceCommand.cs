using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Analytics.Operational.Sources;

/// <summary>A plain command on the connection and in the transaction of a context.</summary>
internal sealed class SourceCommand : IAsyncDisposable
{
    private readonly OperationalContext context;
    private readonly DbCommand command;

    private SourceCommand(OperationalContext context, DbCommand command)
    {
        this.context = context;
        this.command = command;
    }

    public static async Task<SourceCommand> OpenAsync(OperationalContext context, string sql, CancellationToken stop)
    {
        await context.Database.OpenConnectionAsync(stop);
        var command = context.Database.GetDbConnection().CreateCommand();
        command.Transaction = context.Database.CurrentTransaction?.GetDbTransaction();
        command.CommandTimeout = context.Database.GetCommandTimeout() ?? command.CommandTimeout;
        command.CommandText = sql;
        return new(context, command);
    }

    public Task<int> ExecuteNonQueryAsync(CancellationToken stop) => command.ExecuteNonQueryAsync(stop);

    public Task<object?> ExecuteScalarAsync(CancellationToken stop) => command.ExecuteScalarAsync(stop);

    public Task<DbDataReader> ExecuteReaderAsync(CancellationToken stop) => command.ExecuteReaderAsync(stop);

    public async ValueTask DisposeAsync()
    {
        await command.DisposeAsync();
        await context.Database.CloseConnectionAsync();
    }
}
