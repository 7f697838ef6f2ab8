using System.Collections.Immutable;
using System.Diagnostics;
using Analytics.Warehouse.Sql;
using DuckDB.NET.Data;

namespace Analytics.Warehouse.Execution;

/// <summary>Writes columns to a Parquet file, through an instance of DuckDB of its own that holds nothing
/// else.</summary>
public static class ParquetFile
{
    private const int MemoryMiB = 512;
    private const int Threads = 1;

    /// <summary>Writes a file. Its folder is the only one that the instance may write to.</summary>
    /// <param name="path">A file that does not exist yet.</param>
    /// <param name="columns">At least one.</param>
    /// <param name="rows">Rows of each column.</param>
    /// <param name="remarks">Keys and texts that the file carries.</param>
    /// <param name="stop">Interrupts DuckDB; the file may be left behind.</param>
    public static Task WriteAsync(
        string path, ImmutableArray<ParquetColumn> columns, int rows,
        ImmutableArray<KeyValuePair<string, string>> remarks, CancellationToken stop) =>
        Task.Run(() => Write(Path.GetFullPath(path), columns, rows, remarks, stop), stop);

    private static void Write(
        string path, ImmutableArray<ParquetColumn> columns, int rows,
        ImmutableArray<KeyValuePair<string, string>> remarks, CancellationToken stop)
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        foreach (var statement in ConnectionSettings.Harden(Path.GetDirectoryName(path) ?? path, MemoryMiB, Threads))
        {
            Execute(connection, statement, [], stop);
        }

        Execute(connection, ParquetSql.Create(columns.Select(one => (one.Name, TypeOf(one)))), [], stop);
        Append(connection, columns, rows, stop);
        Execute(
            connection, ParquetSql.Copy([.. remarks.Select(one => one.Key)]),
            [path, .. remarks.Select(one => one.Value)], stop);
    }

    private static void Append(
        DuckDBConnection connection, ImmutableArray<ParquetColumn> columns, int rows, CancellationToken stop)
    {
        using var appender = connection.CreateAppender(ParquetSql.TableName);
        for (var row = 0; row < rows; row++)
        {
            stop.ThrowIfCancellationRequested();
            var line = appender.CreateRow();
            foreach (var column in columns)
            {
                Append(line, column, row);
            }

            line.EndRow();
        }

        appender.Close();
    }

    private static void Append(IDuckDBAppenderRow line, ParquetColumn column, int row)
    {
        switch (column)
        {
            case ParquetColumn.Texts texts:
                line.AppendValue(texts.At(row));
                break;
            case ParquetColumn.Integers integers:
                line.AppendValue(integers.At(row));
                break;
            case ParquetColumn.Reals reals:
                line.AppendValue(reals.At(row));
                break;
            default:
                throw new UnreachableException($"Column {column.GetType().Name} is not appended.");
        }
    }

    private static void Execute(
        DuckDBConnection connection, string sql, IEnumerable<string> parameters, CancellationToken stop)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var parameter in parameters)
        {
            command.Parameters.Add(new DuckDBParameter(parameter));
        }

        stop.ThrowIfCancellationRequested();
        using var cancel = stop.Register(command.Cancel);
        command.ExecuteNonQuery();
    }

    private static string TypeOf(ParquetColumn column) => column switch
    {
        ParquetColumn.Texts => "VARCHAR",
        ParquetColumn.Integers => "BIGINT",
        ParquetColumn.Reals => "DOUBLE",
        _ => throw new UnreachableException($"Column {column.GetType().Name} has no type."),
    };
}
