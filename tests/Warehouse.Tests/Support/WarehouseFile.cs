using System.Globalization;
using Analytics.Warehouse.Catalog;
using Analytics.Warehouse.Execution;
using Analytics.Warehouse.Model;
using Analytics.Warehouse.Schema;
using Analytics.Warehouse.Sql;
using DuckDB.NET.Data;

namespace Analytics.Warehouse.Tests.Support;

/// <summary>Writes a database into a warehouse file and opens it; the file goes with it.</summary>
internal sealed class WarehouseFile : IAsyncDisposable
{
    private readonly string _folder;

    private WarehouseFile(string folder, ServedSnapshot snapshot, ServedSnapshot byStatements) =>
        (_folder, Snapshot, ByStatements) = (folder, snapshot, byStatements);

    public ServedSnapshot Snapshot { get; }

    /// <summary>The same with no roll-up in memory.</summary>
    public ServedSnapshot ByStatements { get; }

    /// <summary>Makes a file.</summary>
    /// <param name="database">Its records.</param>
    /// <param name="id">Identity of the snapshot.</param>
    /// <param name="change">SQL that changes the file before it is opened.</param>
    public static async Task<WarehouseFile> MakeAsync(
        Database database, string id = "20260201T000000Z-00000000", string change = "")
    {
        var folder = Directory.CreateTempSubdirectory("analytics-warehouse-").FullName;
        var path = Path.Combine(folder, id + ".duckdb");
        Write(database, path, change);
        var facts = new SnapshotFacts(id, new(2026, 1, 31, 17, 0, 0, TimeSpan.Zero), RecordOrigin.Recorded);
        var options = new ServedSnapshotOptions { TemporaryFolder = Path.Combine(folder, "tmp"), Threads = 1, MemoryMiB = 256 };
        return new(
            folder, await ServedSnapshot.OpenAsync(path, facts, options),
            await ServedSnapshot.OpenAsync(path, facts, options with { MaxRowsInMemory = 0 }));
    }

    public async ValueTask DisposeAsync()
    {
        await Snapshot.DisposeAsync();
        await ByStatements.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    public static void Write(Database database, string path, string change = "")
    {
        using var connection = new DuckDBConnection($"Data Source={path}");
        connection.Open();
        Execute(connection, SchemaDdl.CreateAll(WarehouseSchema.Star));
        var rows = new RowMaker();
        foreach (var (table, values) in rows.Dimensions(database).Concat(rows.Facts(database)))
        {
            var inserted = values.Select(row => $"({string.Join(", ", row.Select(Literal))})").ToList();
            if (inserted.Count > 0)
            {
                Execute(connection, $"INSERT INTO {table} VALUES {string.Join(", ", inserted)}");
            }
        }

        foreach (var fact in WarehouseSchema.Star.Facts)
        {
            fact.Rollups.ToList().ForEach(rollup => Execute(connection, RollupSql.Fill(fact, rollup)));
        }

        if (change.Length > 0)
        {
            Execute(connection, change);
        }
    }

    private static void Execute(DuckDBConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static string Literal(object? value) => value switch
    {
        null => "NULL",
        string text => $"'{text.Replace("'", "''")}'",
        DateOnly day => $"DATE '{day:yyyy-MM-dd}'",
        bool truth => truth ? "TRUE" : "FALSE",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new InvalidOperationException($"{value.GetType()} is not written."),
    };
}
