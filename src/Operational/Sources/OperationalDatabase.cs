using Analytics.Operational.Errors;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace Analytics.Operational.Sources;

/// <summary>Makes the operational database.</summary>
public static class OperationalDatabase
{
    /// <summary>Makes the database if there is none, and its schema, in one transaction where the server allows
    /// it.</summary>
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
        }, stop);

    /// <summary>Makes sure that no table has a row.</summary>
    /// <param name="context">Names the database.</param>
    /// <param name="stop">Stops between tables.</param>
    /// <exception cref="SourceException">SOURCE_NOT_EMPTY naming the first table with rows; SOURCE_SCHEMA_MISSING
    /// when a table is missing; SOURCE_UNREACHABLE.</exception>
    public static Task RequireEmptyAsync(OperationalContext context, CancellationToken stop = default) =>
        SourceAccess.GuardAsync(context, async () =>
        {
            await SourceSchema.RequireAsync(context, stop);
            foreach (var type in OperationalTables.InOrder)
            {
                if (await SourceSchema.HasRowsAsync(context, type, stop))
                {
                    throw new SourceException(SourceErrors.NotEmpty(type.Name));
                }
            }
        }, stop);

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
        if (sql.Length > 0)
        {
            await using var command = await SourceCommand.OpenAsync(context, sql, stop);
            await command.ExecuteNonQueryAsync(stop);
        }
    }
}
