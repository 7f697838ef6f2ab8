using System.Collections.Immutable;
using System.Globalization;
using Analytics.Operational.Errors;
using Microsoft.Data.Sqlite;

namespace Analytics.Operational.Sources.Files;

/// <summary>Takes the files of one table over into the embedded database: new rows are inserted, changed ones updated,
/// and those that no file holds any more withdrawn. Rows that stay as they were keep their row version.</summary>
internal sealed class CsvTable(SqliteConnection connection, Type table, ImmutableArray<CsvColumn> columns)
{
    /// <summary>Takes the files over.</summary>
    /// <exception cref="SourceException">As <see cref="CsvRows.Read"/>; SOURCE_BAD_ROW for an id that occurs twice;
    /// SOURCE_FILE_CHANGED.</exception>
    public async Task TakeAsync(IEnumerable<CsvFile> files, CancellationToken stop)
    {
        Run("CREATE TEMP TABLE IF NOT EXISTS Seen (Id INTEGER PRIMARY KEY); DELETE FROM temp.Seen");
        using var seen = Prepared("INSERT OR IGNORE INTO temp.Seen (Id) VALUES ($0)", 1);
        using var upsert = Prepared(Upsert(), columns.Length);
        foreach (var file in files)
        {
            foreach (var (line, values) in CsvRows.Read(file, columns))
            {
                stop.ThrowIfCancellationRequested();
                seen.Parameters[0].Value = values[0];
                if (seen.ExecuteNonQuery() == 0)
                {
                    throw new SourceException(SourceErrors.BadRow(
                        file.Name, line, string.Create(CultureInfo.InvariantCulture, $"id {values[0]} occurs twice")));
                }

                Write(upsert, values);
            }

            if (await CsvFile.HashAsync(file.Path, stop) != file.Hash)
            {
                throw new SourceException(SourceErrors.FileChanged(file.Name));
            }
        }

        Run($"""
            UPDATE "{table.Name}" SET "IsDeleted" = 1
            WHERE "IsDeleted" = 0 AND "Id" NOT IN (SELECT Id FROM temp.Seen)
            """);
    }

    private static void Write(SqliteCommand upsert, object?[] values)
    {
        for (var index = 0; index < values.Length; index++)
        {
            upsert.Parameters[index].Value = values[index] ?? DBNull.Value;
        }

        upsert.ExecuteNonQuery();
    }

    private string Upsert()
    {
        var names = columns.Select(column => $"\"{column.Column}\"").ToArray();
        var others = names[1..]; // the id is first
        return $"""
            INSERT INTO "{table.Name}" ({string.Join(", ", names)})
            VALUES ({string.Join(", ", names.Select((_, index) => $"${index}"))})
            ON CONFLICT ("Id") DO UPDATE SET {string.Join(", ", others.Select(name => $"{name} = excluded.{name}"))}
            WHERE {string.Join(" OR ", others.Select(name => $"\"{table.Name}\".{name} IS NOT excluded.{name}"))}
            """;
    }

    private SqliteCommand Prepared(string sql, int parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var index = 0; index < parameters; index++)
        {
            command.Parameters.Add(new SqliteParameter($"${index}", null));
        }

        return command;
    }

    private void Run(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
