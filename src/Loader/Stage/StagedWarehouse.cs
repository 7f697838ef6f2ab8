using System.Diagnostics;
using System.Globalization;
using Analytics.Warehouse.Catalog;
using Analytics.Warehouse.Schema;
using Analytics.Warehouse.Sql;
using DuckDB.NET.Data;

namespace Analytics.Loader.Stage;

/// <summary>The warehouse file while it is being made. Nobody reads it before Publish.</summary>
/// <remarks>A fact is appended to a temporary table, which DuckDB moves to the staging folder when it outgrows
/// the memory
/// limit, and is then sorted into its table. So memory is bounded by <see cref="StageOptions"/>, not by the
/// source.</remarks>
public sealed class StagedWarehouse : IDisposable
{
    private readonly DuckDBConnection _connection;

    private StagedWarehouse(string folder, DuckDBConnection connection)
    {
        Folder = folder;
        _connection = connection;
    }

    /// <summary>The staging folder; it holds the file and everything temporary.</summary>
    public string Folder { get; }

    /// <summary>The file.</summary>
    public string File => FileIn(Folder);

    /// <summary>Version of the DuckDB library that writes it.</summary>
    public string DuckDbVersion => Query("SELECT version()", row => row.GetString(0))[0];

    /// <summary>Creates the file with every table, all empty.</summary>
    public static StagedWarehouse Create(string folder, StageOptions options)
    {
        var staged = Open(folder, options);
        try
        {
            staged.Run(SchemaDdl.CreateAll(WarehouseSchema.Star));
            return staged;
        }
        catch
        {
            staged.Dispose();
            throw;
        }
    }

    /// <summary>Copies a published file into a staging folder; disks that can do it share its blocks.</summary>
    public static void Copy(string published, string folder)
    {
        try
        {
            System.IO.File.Copy(published, FileIn(folder));
        }
        catch (ArgumentOutOfRangeException tooLarge)
        {
            // what the runtime makes of EFBIG
            throw new IOException("File too large", tooLarge) { HResult = StorageGuard.FileTooLarge };
        }
    }

    /// <summary>Opens the file that is already there: a copy of a published one, to be changed.</summary>
    public static StagedWarehouse Continue(string folder, StageOptions options)
    {
        var staged = Open(folder, options);
        staged.Run("SET checkpoint_threshold = '1TB'"); // one checkpoint, in Close
        return staged;
    }

    /// <summary>A second connection to the file, so that two threads can work on it. Temporary tables are its
    /// own.</summary>
    public StagedWarehouse Beside()
    {
        var connection = new DuckDBConnection(_connection.ConnectionString);
        connection.Open();
        return new StagedWarehouse(Folder, connection);
    }

    /// <summary>Appends rows to a small table.</summary>
    public void Append<TRow>(RowWriter<TRow> writer, IEnumerable<TRow> rows)
    {
        CheckColumns(writer);
        using var appender = _connection.CreateAppender(writer.Table);
        foreach (var row in rows)
        {
            writer.Append(appender.CreateRow(), row);
        }
    }

    /// <summary>Makes a temporary table of ids in the column <c>record_id</c>.</summary>
    public void KeepIds(string name, IEnumerable<long> ids)
    {
        Run($"CREATE OR REPLACE TEMP TABLE {name} (record_id BIGINT)");
        using var appender = _connection.CreateAppender("temp", "main", name);
        foreach (var id in ids)
        {
            appender.CreateRow().AppendValue(id).EndRow();
        }
    }

    /// <summary>Begins a fact; its rows come in any order and in many calls.</summary>
    public FactAppender<TRow> BeginFact<TRow>(RowWriter<TRow> writer)
    {
        CheckColumns(writer);
        Run($"CREATE TEMP TABLE unsorted_{writer.Table} AS FROM {writer.Table} LIMIT 0");
        return new FactAppender<TRow>(_connection.CreateAppender("temp", "main", $"unsorted_{writer.Table}"), writer);
    }

    /// <summary>Sorts an appended fact into its table, so that zone maps skip years and provinces.</summary>
    public void SortFact(string table) =>
        Run($"INSERT INTO {table} FROM unsorted_{table} ORDER BY {OrderOf(FactOf(table))}; "
            + $"DROP TABLE unsorted_{table};");

    /// <summary>Puts appended rows behind those that a fact has; they stay beside it as well.</summary>
    /// <returns>How many they are.</returns>
    public long PutIn(string table)
    {
        Run($"INSERT INTO {table} FROM unsorted_{table} ORDER BY {OrderOf(FactOf(table))}");
        return Query($"SELECT count(*) FROM unsorted_{table}", row => row.GetInt64(0))[0];
    }

    /// <summary>Sorts a fact and its roll-ups anew, after many changes.</summary>
    public void SortAgain(string table)
    {
        var fact = FactOf(table);
        Run($"""
            ALTER TABLE {table} RENAME TO former_{table};
            {SchemaDdl.CreateTable(fact)};
            INSERT INTO {table} FROM former_{table} ORDER BY {OrderOf(fact)};
            DROP TABLE former_{table};
            """);
        foreach (var rollup in fact.Rollups)
        {
            Run($"DELETE FROM {rollup.Name}");
        }

        RollUp(table);
    }

    /// <summary>Fills the roll-ups of a sorted fact.</summary>
    public void RollUp(string table)
    {
        foreach (var rollup in FactOf(table).Rollups)
        {
            Run(RollupSql.Fill(FactOf(table), rollup));
        }
    }

    /// <summary>Runs statements that answer nothing.</summary>
    public void Run(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>Runs a query and shapes each row.</summary>
    public List<T> Query<T>(string sql, Func<DuckDBDataReader, T> shape)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
        {
            rows.Add(shape((DuckDBDataReader)reader));
        }

        return rows;
    }

    /// <summary>Writes everything into the one file and closes it.</summary>
    public void Close()
    {
        Run("CHECKPOINT");
        _connection.Dispose();
        if (System.IO.File.Exists(File + ".wal"))
        {
            throw new UnreachableException("A checkpointed and closed file has no write-ahead log.");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _connection.Dispose();

    private static StagedWarehouse Open(string folder, StageOptions options)
    {
        var connection = new DuckDBConnection($"Data Source={FileIn(folder)}");
        try
        {
            connection.Open();
            var staged = new StagedWarehouse(folder, connection);
            staged.Run($"""
                SET memory_limit = '{options.MemoryMebibytes.ToString(CultureInfo.InvariantCulture)}MiB';
                SET temp_directory = '{Path.Combine(folder, "sort").Replace("'", "''", StringComparison.Ordinal)}';
                SET preserve_insertion_order = true;
                """);
            return staged;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static Fact FactOf(string table) => WarehouseSchema.Star.Facts.Single(fact => fact.Name == table);

    private static string OrderOf(Fact fact) =>
        string.Join(", ", fact.SortedBy.Append("record_id").Select(column => $"{column} NULLS FIRST"));

    private static string FileIn(string folder) => Path.Combine(folder, "warehouse.duckdb");

    private static void CheckColumns<TRow>(RowWriter<TRow> writer)
    {
        var table = WarehouseSchema.Star.Tables.Single(table => table.Name == writer.Table);
        if (!table.Columns.Select(column => column.Name).SequenceEqual(writer.Columns))
        {
            throw new UnreachableException($"The writer of {writer.Table} does not match the star schema.");
        }
    }
}
