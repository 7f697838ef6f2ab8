using System.Numerics;
using DuckDB.NET.Data;

namespace Analytics.Packages.Tests.DuckDb;

public sealed class AppenderTests
{
    private const string AllTypes = """
        CREATE TABLE t (
          s SMALLINT, i INTEGER, b BIGINT, h HUGEINT, f DOUBLE, m DECIMAL(18,0), r DECIMAL(9,4),
          v VARCHAR, d DATE, loaded_at TIMESTAMP, ok BOOLEAN)
        """;

    [Fact]
    public void A_row_of_every_column_type_is_appended_exactly()
    {
        using var database = Database.InMemory();
        database.Run(AllTypes);

        using (var appender = database.Connection.CreateAppender("t"))
        {
            var row = appender.CreateRow();
            row.AppendValue((short?)-5).AppendValue((int?)42).AppendValue((long?)8_842_000_000).AppendValue((BigInteger?)BigInteger.Pow(2, 90))
                .AppendValue((double?)0.5).AppendValue((decimal?)999_999_999_999_999_999m).AppendValue((decimal?)61.7000m)
                .AppendValue("Bắc Kạn").AppendValue((DateOnly?)new DateOnly(2024, 2, 29))
                .AppendValue((DateTime?)new DateTime(2026, 1, 31, 17, 0, 0)).AppendValue((bool?)true);
            row.EndRow();
        }

        Assert.Equal(
            [(short)-5, 42, 8_842_000_000, BigInteger.Pow(2, 90), 0.5, 999_999_999_999_999_999m, 61.7m, "Bắc Kạn",
                new DateOnly(2024, 2, 29), new DateTime(2026, 1, 31, 17, 0, 0), true],
            Assert.Single(database.Rows("SELECT * FROM t")));
    }

    [Fact]
    public void A_row_of_nulls_is_appended_as_nulls()
    {
        using var database = Database.InMemory();
        database.Run(AllTypes);

        using (var appender = database.Connection.CreateAppender("t"))
        {
            var row = appender.CreateRow();
            row.AppendValue((short?)null).AppendValue((int?)null).AppendValue((long?)null).AppendValue((BigInteger?)null).AppendValue((double?)null)
                .AppendValue((decimal?)null).AppendNullValue().AppendValue((string?)null).AppendValue((DateOnly?)null)
                .AppendValue((DateTime?)null).AppendValue((bool?)null);
            row.EndRow();
        }

        Assert.All(Assert.Single(database.Rows("SELECT * FROM t")), Assert.Null);
    }

    [Fact]
    public void Many_rows_are_appended_without_loss()
    {
        const int rows = 250_000;
        using var database = Database.InMemory();
        database.Run("CREATE TABLE t (id BIGINT, name VARCHAR)");

        using (var appender = database.Connection.CreateAppender("t"))
        {
            for (var id = 0; id < rows; id++)
            {
                appender.AppendRow(id, (row, value) => row.AppendValue((long?)value).AppendValue($"name {value}"));
            }
        }

        Assert.Equal(
            [[(long)rows, new BigInteger(rows) * (rows - 1) / 2, (long)rows]],
            database.Rows("SELECT count(*), sum(id), count(*) FILTER (name = 'name ' || id) FROM t"));
    }

    [Fact]
    public void A_row_that_breaks_a_constraint_is_refused_with_its_reason()
    {
        using var database = Database.InMemory();
        database.Run("CREATE TABLE t (id BIGINT PRIMARY KEY)");

        var refused = Assert.Throws<DuckDBException>(() =>
        {
            using var appender = database.Connection.CreateAppender("t");
            appender.AppendRow(row => row.AppendValue((long?)1));
            appender.AppendRow(row => row.AppendValue((long?)1));
        });

        Assert.Contains("PRIMARY KEY or UNIQUE constraint violation", refused.Message, StringComparison.Ordinal);
    }
}
