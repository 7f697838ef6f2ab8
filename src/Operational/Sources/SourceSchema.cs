using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Analytics.Operational.Sources;

/// <summary>What tables and columns a database really has.</summary>
internal static class SourceSchema
{
    private const string SqliteColumns =
        "SELECT t.name, c.name FROM sqlite_schema t JOIN pragma_table_info(t.name) c WHERE t.type IN ('table', 'view')";

    private const string SqlServerColumns =
        "SELECT TABLE_NAME, COLUMN_NAME FROM INFORMATION_SCHEMA.COLUMNS WHERE TABLE_SCHEMA = SCHEMA_NAME()";

    /// <summary>Columns by table, compared without regard to case as both servers do.</summary>
    public static async Task<Dictionary<string, HashSet<string>>> ColumnsAsync(
        OperationalContext context, CancellationToken stop)
    {
        var columns = new Dictionary<string, HashSet<string>>(StringComparer.OrdinalIgnoreCase);
        await context.Database.OpenConnectionAsync(stop);
        await using var command = context.Database.GetDbConnection().CreateCommand();
        command.Transaction = context.Database.CurrentTransaction?.GetDbTransaction();
        command.CommandText = context.Database.IsSqlServer() ? SqlServerColumns : SqliteColumns;
        await using var reader = await command.ExecuteReaderAsync(stop);
        while (await reader.ReadAsync(stop))
        {
            var table = reader.GetString(0);
            columns.TryAdd(table, new HashSet<string>(StringComparer.OrdinalIgnoreCase));
            columns[table].Add(reader.GetString(1));
        }

        await context.Database.CloseConnectionAsync();
        return columns;
    }
}
