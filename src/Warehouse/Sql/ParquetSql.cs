using System.Collections.Immutable;

namespace Analytics.Warehouse.Sql;

/// <summary>Statements that write a flat table to a Parquet file. Names and values are quoted or parameters.</summary>
public static class ParquetSql
{
    private const string Table = "flat";

    /// <summary>Makes the table of named and typed columns.</summary>
    public static string Create(IEnumerable<(string Name, string Type)> columns) =>
        $"CREATE TABLE {Table} ({string.Join(", ", columns.Select(one => $"{Quoted(one.Name)} {one.Type}"))})";

    /// <summary>The name of the table.</summary>
    public static string TableName => Table;

    /// <summary>Writes the table to the file of the first parameter, with remarks under the keys; the further
    /// parameters are their texts in the same order.</summary>
    public static string Copy(ImmutableArray<string> keys)
    {
        var remarks = keys.Select((key, index) => $"{Quoted(key)}: ${index + 2}");
        var metadata = keys.IsEmpty ? "" : $", KV_METADATA {{{string.Join(", ", remarks)}}}";
        return $"COPY {Table} TO $1 (FORMAT parquet, COMPRESSION zstd{metadata})";
    }

    private static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"")}\"";
}
