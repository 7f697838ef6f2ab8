using DuckDB.NET.Data;

namespace Analytics.Packages.Tests.DuckDb;

/// <summary>A DuckDB database in memory with one open connection.</summary>
internal sealed class Database : IDisposable
{
    private Database(string connectionString)
    {
        Connection = new DuckDBConnection(connectionString);
        Connection.Open();
    }

    public DuckDBConnection Connection { get; }

    public static Database InMemory() => new("DataSource=:memory:");

    public static Database At(string path) => new($"DataSource={path}");

    public static Database ReadOnly(string path) => new($"DataSource={path};ACCESS_MODE=READ_ONLY");

    public void Run(string sql)
    {
        using var command = Command(sql);
        command.ExecuteNonQuery();
    }

    public object? Scalar(string sql, params DuckDBParameter[] parameters)
    {
        using var command = Command(sql);
        foreach (var parameter in parameters)
        {
            command.Parameters.Add(parameter);
        }

        return command.ExecuteScalar();
    }

    public List<object?[]> Rows(string sql)
    {
        using var command = Command(sql);
        using var reader = command.ExecuteReader();
        var rows = new List<object?[]>();
        while (reader.Read())
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(column => reader.IsDBNull(column) ? null : reader.GetValue(column))]);
        }

        return rows;
    }

    public DuckDBCommand Command(string sql)
    {
        var command = Connection.CreateCommand();
        command.CommandText = sql;
        return command;
    }

    public void Dispose() => Connection.Dispose();
}
