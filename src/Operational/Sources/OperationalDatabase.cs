using System.Data.Common;
using Analytics.Operational.Errors;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace Analytics.Operational.Sources;

/// <summary>Makes the operational database.</summary>
public static class OperationalDatabase
{
    /// <summary>Makes the database if there is none, and its schema, in one transaction where the server allows it.</summary>
    /// <param name="context">Names the database.</param>
    /// <param name="stop">Stops between statements; what was made is rolled back.</param>
    /// <exception cref="SourceException">SOURCE_ALREADY_CREATED when it holds one of our tables already;
    /// SOURCE_UNREACHABLE when it cannot be opened or made.</exception>
    public static Task CreateAsync(OperationalContext context, CancellationToken stop = default) =>
        SourceAccess.GuardAsync(context, async () =>
        {
            MakeFolder(context);
            var creator = context.GetService<IRelationalDatabaseCreator>();
            if (!await creator.ExistsAsync(stop))
            {
                await creator.CreateAsync(stop);
            }

            await RefuseExistingTables(context, stop);
            await RunScript(context, stop);
        });

    private static void MakeFolder(OperationalContext context)
    {
        var file = context.Database.IsSqlite() ? context.Database.GetDbConnection().DataSource : "";
        if (Path.GetDirectoryName(file) is { Length: > 0 } folder)
        {
            Directory.CreateDirectory(folder);
        }
    }

    private static async Task RefuseExistingTables(OperationalContext context, CancellationToken stop)
    {
        var present = await SourceSchema.ColumnsAsync(context, stop);
        if (OperationalTables.InOrder.FirstOrDefault(type => present.ContainsKey(type.Name)) is { } table)
        {
            throw new SourceException(SourceErrors.AlreadyCreated(table.Name));
        }
    }

    private static async Task RunScript(OperationalContext context, CancellationToken stop)
    {
        if (context.Database.IsSqlServer())
        {
            foreach (var batch in OperationalScript.For(context).Split("\nGO\n", StringSplitOptions.TrimEntries))
            {
                await RunBatch(context, batch, stop);
            }

            return;
        }

        await RunBatch(context, "PRAGMA journal_mode = 'wal';", stop); // readers and writers do not wait for each other
        await using var transaction = await context.Database.BeginTransactionAsync(stop);
        await RunBatch(context, OperationalScript.For(context), stop);
        await transaction.CommitAsync(stop);
    }

    private static async Task RunBatch(OperationalContext context, string sql, CancellationToken stop)
    {
        if (sql.Length == 0)
        {
            return;
        }

        await context.Database.OpenConnectionAsync(stop);
        await using var command = context.Database.GetDbConnection().CreateCommand();
        command.Transaction = context.Database.CurrentTransaction?.GetDbTransaction();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(stop);
        await context.Database.CloseConnectionAsync();
    }
}
