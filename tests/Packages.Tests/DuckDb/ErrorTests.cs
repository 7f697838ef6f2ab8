using Analytics.Support;
using DuckDB.NET.Data;
using DuckDB.NET.Native;

namespace Analytics.Packages.Tests.DuckDb;

public sealed class ErrorTests
{
    [Theory]
    [InlineData("SELECT nothing FROM nowhere", "Catalog Error: Table with name nowhere does not exist!")]
    [InlineData("SELEC 1", "Parser Error: syntax error at or near \"SELEC\"")]
    [InlineData("SELECT a FROM (SELECT 1 AS b) t", "Binder Error: Referenced column \"a\" not found in FROM clause!")]
    public void An_error_in_the_statement_carries_the_message_of_DuckDB(string sql, string message)
    {
        using var database = Database.InMemory();

        var error = Assert.Throws<DuckDBException>(() => database.Scalar(sql));

        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
        Assert.Equal(DuckDBErrorType.Invalid, error.ErrorType); // preparing reports no kind: the message begins with it
    }

    [Theory]
    [InlineData("SELECT CAST(v AS INTEGER) FROM (VALUES ('x'), (NULL)) t(v)", DuckDBErrorType.Conversion, "Could not convert string 'x' to INT32")]
    [InlineData("SELECT v + v FROM (VALUES (9223372036854775807::BIGINT), (0)) t(v)", DuckDBErrorType.OutOfRange, "Overflow in addition")]
    public void An_error_while_running_carries_its_kind_too(string sql, DuckDBErrorType kind, string message)
    {
        using var database = Database.InMemory();

        var error = Assert.Throws<DuckDBException>(() => database.Scalar(sql));

        Assert.Equal(kind, error.ErrorType);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_database_opened_read_only_is_read_and_refuses_to_be_written()
    {
        using var folder = new TemporaryFolder();
        using (var writer = Database.At(folder.File("facts.duckdb")))
        {
            writer.Run("CREATE TABLE t AS SELECT 7 AS v");
        }

        using var reader = Database.ReadOnly(folder.File("facts.duckdb"));

        Assert.Equal(7, reader.Scalar("SELECT v FROM t"));
        var refused = Assert.Throws<DuckDBException>(() => reader.Run("INSERT INTO t VALUES (8)"));
        Assert.Contains("read-only mode", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_is_not_created_by_opening_it_read_only()
    {
        using var folder = new TemporaryFolder();

        Assert.Throws<DuckDBException>(() => Database.ReadOnly(folder.File("missing.duckdb")));

        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
    }

    [Fact]
    public void A_file_that_is_no_database_is_refused()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.File("torn.duckdb"), [.. Enumerable.Repeat((byte)0x55, 64 * 1024)]);

        var refused = Assert.Throws<DuckDBException>(() => Database.ReadOnly(folder.File("torn.duckdb")));

        Assert.Contains("not a valid DuckDB database file", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void External_access_and_configuration_can_be_locked()
    {
        using var folder = new TemporaryFolder();
        using var database = Database.InMemory();
        database.Run("SET enable_external_access = false");
        database.Run("SET lock_configuration = true");

        Assert.Throws<DuckDBException>(() => database.Run($"COPY (SELECT 1) TO '{folder.File("out.csv")}'"));
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
        Assert.Throws<DuckDBException>(() => database.Run("SET enable_external_access = true"));
    }
}
