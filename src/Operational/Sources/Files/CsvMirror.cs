using Analytics.Operational.Errors;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Analytics.Operational.Sources.Files;

/// <summary>The embedded database into which a folder of files is taken over, and the hashes of the files that it
/// holds.</summary>
internal sealed class CsvMirror(SqliteConnection connection, IModel model)
{
    public const string HashTable = "CsvFile";

    /// <summary>Takes over what changed, all or nothing.</summary>
    public async Task UpdateAsync(IReadOnlyCollection<CsvFile> files, CancellationToken stop)
    {
        var known = Read($"SELECT Name, Hash FROM \"{HashTable}\"", row => (row.GetString(0), row.GetString(1)))
            .ToHashSet();
        if (known.SetEquals(files.Select(file => (file.Name, file.Hash))))
        {
            return;
        }

        Run("BEGIN IMMEDIATE");
        try
        {
            var indexes = DropUniqueIndexes();
            foreach (var table in files.GroupBy(file => file.Table))
            {
                await new CsvTable(connection, table.Key, CsvColumns.Of(model, table.Key)).TakeAsync(table, stop);
            }

            CheckReferences();
            MakeUniqueIndexes(indexes);
            Remember(files);
            Run("COMMIT");
        }
        catch
        {
            Run("ROLLBACK");
            throw;
        }
    }

    // A key may move from one row to another inside one file, so uniqueness is looked at when all rows are there.
    private List<(string Name, string Table, string Sql)> DropUniqueIndexes()
    {
        var indexes = Read(
            "SELECT name, tbl_name, sql FROM sqlite_schema WHERE type = 'index' AND sql LIKE 'CREATE UNIQUE%'",
            row => (row.GetString(0), row.GetString(1), row.GetString(2)));
        foreach (var (name, _, _) in indexes)
        {
            Run($"DROP INDEX \"{name}\"");
        }

        return indexes;
    }

    private void MakeUniqueIndexes(List<(string Name, string Table, string Sql)> indexes)
    {
        foreach (var (_, table, sql) in indexes)
        {
            try
            {
                Run(sql);
            }
            catch (SqliteException failure) when (failure.SqliteErrorCode == 19)
            {
                var columns = sql[(sql.IndexOf('(', StringComparison.Ordinal) + 1)..].Split(')')[0].Replace("\"", "",
                    StringComparison.Ordinal);
                throw new SourceException(SourceErrors.RepeatedKey(FileOf(table), columns));
            }
        }
    }

    private void CheckReferences()
    {
        var broken = Read(
            "SELECT \"table\", rowid, parent FROM pragma_foreign_key_check LIMIT 1",
            row => (Table: row.GetString(0), Id: row.GetInt64(1), Target: row.GetString(2)));
        if (broken.Count > 0)
        {
            throw new SourceException(
                SourceErrors.BadReference(FileOf(broken[0].Table), broken[0].Id, FileOf(broken[0].Target)));
        }
    }

    private void Remember(IReadOnlyCollection<CsvFile> files)
    {
        Run($"DELETE FROM \"{HashTable}\"");
        foreach (var file in files)
        {
            using var command = connection.CreateCommand();
            command.CommandText = $"INSERT INTO \"{HashTable}\" (Name, Hash) VALUES ($name, $hash)";
            command.Parameters.AddWithValue("$name", file.Name);
            command.Parameters.AddWithValue("$hash", file.Hash);
            command.ExecuteNonQuery();
        }
    }

    private static string FileOf(string table) =>
        CsvColumns.FileOf(OperationalTables.InOrder.Single(type => type.Name == table));

    private List<T> Read<T>(string sql, Func<SqliteDataReader, T> shape)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
        {
            rows.Add(shape(reader));
        }

        return rows;
    }

    private void Run(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
