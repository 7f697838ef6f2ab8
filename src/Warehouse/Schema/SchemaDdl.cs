using System.Diagnostics;

namespace Analytics.Warehouse.Schema;

/// <summary>Writes the statements that create tables in DuckDB.</summary>
public static class SchemaDdl
{
    /// <summary>CREATE TABLE of every table, one statement each, ended by semicolons.</summary>
    public static string CreateAll(StarSchema schema) =>
        string.Join("\n\n", schema.Tables.Select(table => CreateTable(table) + ";")) + "\n";

    /// <summary>CREATE TABLE of one table.</summary>
    public static string CreateTable(Table table)
    {
        var columns = table.Columns.Select(column =>
            $"  {column.Name} {TypeName(column.Type)}{(column.Presence == Presence.Required ? " NOT NULL" : "")}");
        return $"CREATE TABLE {table.Name} (\n{string.Join(",\n", columns)}\n)";
    }

    /// <summary>DuckDB's name of a type.</summary>
    public static string TypeName(ColumnType type) => type switch
    {
        ColumnType.Boolean => "BOOLEAN",
        ColumnType.Tiny => "TINYINT",
        ColumnType.Small => "SMALLINT",
        ColumnType.Integer => "INTEGER",
        ColumnType.Big or ColumnType.Money => "BIGINT",
        ColumnType.Percent => "DECIMAL(9,4)",
        ColumnType.Figure => "DECIMAL(20,4)",
        ColumnType.Text => "VARCHAR",
        ColumnType.Date => "DATE",
        _ => throw new UnreachableException($"Column type {type} has no DuckDB name."),
    };
}
