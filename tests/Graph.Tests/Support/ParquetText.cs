using DuckDB.NET.Data;

namespace Analytics.Graph.Tests.Support;

/// <summary>What a Parquet file says about itself.</summary>
public static class ParquetText
{
    public static (string Types, Dictionary<string, string> Remarks) Of(string path)
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        var types = Rows(connection, $"SELECT column_type, '' FROM (DESCRIBE SELECT * FROM read_parquet('{path}'))");
        var remarks = Rows(connection, $"SELECT decode(key), decode(value) FROM parquet_kv_metadata('{path}')");
        return (string.Join(' ', types.Select(row => row.Item1)), remarks.ToDictionary(row => row.Item1, row => row.Item2));
    }

    private static List<(string, string)> Rows(DuckDBConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<(string, string)>();
        while (reader.Read())
        {
            rows.Add((reader.GetString(0), reader.GetString(1)));
        }

        return rows;
    }
}
