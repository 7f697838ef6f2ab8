using Analytics.Warehouse.Execution;
using DuckDB.NET.Data;

namespace Analytics.Warehouse.Tests.Execution;

public sealed class ParquetFileTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("parquet");

    [Fact]
    public async Task Texts_and_remarks_of_callers_never_become_part_of_a_statement()
    {
        var path = Path.Combine(folder.FullName, "it's.parquet");

        await ParquetFile.WriteAsync(
            path,
            [
                new ParquetColumn.Texts("a \"b\"", row => row == 0 ? "x'); DROP TABLE flat; --" : null),
                new ParquetColumn.Integers("n", row => row == 0 ? long.MaxValue : null),
                new ParquetColumn.Reals("r", row => row == 0 ? 0.1 : null),
            ],
            2, [new("permalink", "/table.csv?by='; COPY flat TO 'x"), new("a 'key'", "Số liệu")], CancellationToken.None);

        Assert.Equal(
            ["a \"b\"|n|r", $"x'); DROP TABLE flat; --|{long.MaxValue}|0.1", "||"], Read(path, "SELECT * FROM read_parquet($1)"));
        Assert.Equal(
            ["k|v", "a 'key'|Số liệu", "permalink|/table.csv?by='; COPY flat TO 'x"],
            Read(path, "SELECT decode(key) AS k, decode(value) AS v FROM parquet_kv_metadata($1) ORDER BY 1"));
    }

    [Fact]
    public async Task Who_gives_up_gets_no_file()
    {
        using var stop = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ParquetFile.WriteAsync(
            Path.Combine(folder.FullName, "a.parquet"), [new ParquetColumn.Integers("n", row =>
            {
                stop.Cancel();
                return row;
            })], 10, [], stop.Token));

        Assert.Empty(Directory.EnumerateFiles(folder.FullName, "*.parquet"));
    }

    public void Dispose() => folder.Delete(recursive: true);

    private static List<string> Read(string path, string sql)
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.Add(new DuckDBParameter(path));
        using var reader = command.ExecuteReader();
        var lines = new List<string> { string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)) };
        while (reader.Read())
        {
            lines.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount)
                .Select(at => FormattableString.Invariant($"{(reader.IsDBNull(at) ? "" : reader.GetValue(at))}"))));
        }

        return lines;
    }
}
