using System.Collections.Immutable;
using System.Globalization;
using Analytics.Operational.Errors;
using Microsoft.EntityFrameworkCore;

namespace Analytics.Operational.Sources;

/// <summary>What tables and columns a database really has.</summary>
internal static class SourceSchema
{
    private const string SqliteColumns =
        "SELECT t.name, c.name, c.type FROM sqlite_schema t JOIN pragma_table_info(t.name) c "
        + "WHERE t.type IN ('table', 'view')";

    private const string SqlServerColumns =
        "SELECT TABLE_NAME, COLUMN_NAME, DATA_TYPE FROM INFORMATION_SCHEMA.COLUMNS "
        + "WHERE TABLE_SCHEMA = SCHEMA_NAME()";

    /// <summary>Types of columns by table, compared without regard to case as both servers do.</summary>
    public static async Task<Dictionary<string, Dictionary<string, string>>> ColumnsAsync(
        OperationalContext context, CancellationToken stop)
    {
        var columns = new Dictionary<string, Dictionary<string, string>>(StringComparer.OrdinalIgnoreCase);
        var sql = context.Database.IsSqlServer() ? SqlServerColumns : SqliteColumns;
        await using var command = await SourceCommand.OpenAsync(context, sql, stop);
        await using var reader = await command.ExecuteReaderAsync(stop);
        while (await reader.ReadAsync(stop))
        {
            var table = reader.GetString(0);
            columns.TryAdd(table, new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase));
            columns[table][reader.GetString(1)] = reader.GetString(2);
        }

        return columns;
    }

    /// <summary>Makes sure that every table and column is there and of its kind of type. More columns than ours are no
    /// concern of ours.</summary>
    /// <exception cref="SourceException">SOURCE_SCHEMA_MISSING naming all that is missing; SOURCE_SCHEMA_CHANGED naming
    /// all that is of another type.</exception>
    public static async Task RequireAsync(OperationalContext context, CancellationToken stop)
    {
        var present = await ColumnsAsync(context, stop);
        var missing = OperationalTables.InOrder.SelectMany(type => Missing(context, type, present)).ToImmutableArray();
        if (context.Database.IsSqlite() && !present.ContainsKey(SqliteRowVersions.CounterTable))
        {
            missing = missing.Add($"table {SqliteRowVersions.CounterTable}");
        }

        if (missing.Length > 0)
        {
            throw new SourceException(SourceErrors.SchemaMissing(missing));
        }

        var changed = OperationalTables.InOrder.SelectMany(type => Changed(context, type, present)).ToImmutableArray();
        if (changed.Length > 0)
        {
            throw new SourceException(SourceErrors.SchemaChanged(changed));
        }
    }

    /// <summary>Whether a table has a row, withdrawn ones included.</summary>
    public static async Task<bool> HasRowsAsync(OperationalContext context, Type table, CancellationToken stop)
    {
        var sql = $"SELECT CASE WHEN EXISTS (SELECT 1 FROM [{table.Name}]) THEN 1 ELSE 0 END";
        await using var command = await SourceCommand.OpenAsync(context, sql, stop);
        return Convert.ToInt32(await command.ExecuteScalarAsync(stop), CultureInfo.InvariantCulture) == 1;
    }

    private static IEnumerable<string> Missing(
        OperationalContext context, Type type, Dictionary<string, Dictionary<string, string>> present)
    {
        if (!present.TryGetValue(type.Name, out var columns))
        {
            return [$"table {type.Name}"];
        }

        return context.Model.FindEntityType(type)!.GetProperties() // every type of InOrder is mapped
            .Select(property => property.GetColumnName())
            .Where(column => !columns.ContainsKey(column))
            .Select(column => $"column {type.Name}.{column}");
    }

    private static IEnumerable<string> Changed(
        OperationalContext context, Type type, Dictionary<string, Dictionary<string, string>> present) =>
        from property in context.Model.FindEntityType(type)!.GetProperties() // every type of InOrder is mapped
        let found = present[type.Name][property.GetColumnName()]
        where ColumnKind.Of(found) != ColumnKind.Of(property.GetColumnType())
        select $"column {type.Name}.{property.GetColumnName()} is {found} instead of {property.GetColumnType()}";
}
