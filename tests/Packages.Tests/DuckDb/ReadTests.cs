using System.Numerics;
using DuckDB.NET.Data;

namespace Analytics.Packages.Tests.DuckDb;

public sealed class ReadTests
{
    [Fact]
    public void The_native_library_is_the_version_that_the_package_names()
    {
        using var database = Database.InMemory();

        Assert.Equal("v1.5.6", database.Scalar("SELECT version()"));
    }

    [Theory]
    [MemberData(nameof(ColumnTypes.Values), MemberType = typeof(ColumnTypes))]
    public void A_value_of_each_column_type_is_read_exactly(string type, string text, object expected)
    {
        using var database = Database.InMemory();

        Assert.Equal(expected, database.Scalar($"SELECT CAST('{text}' AS {type})"));
    }

    [Theory]
    [MemberData(nameof(ColumnTypes.Values), MemberType = typeof(ColumnTypes))]
    public void Null_of_each_column_type_is_read_as_null_beside_values(string type, string text, object expected)
    {
        using var database = Database.InMemory();

        var rows = database.Rows($"SELECT * FROM (VALUES (CAST(NULL AS {type})), (CAST('{text}' AS {type})), (NULL)) t(v)");

        Assert.Equal([null, expected, null], rows.Select(row => row[0]));
    }

    [Fact]
    public void A_typed_read_agrees_with_the_type_that_the_column_declares()
    {
        using var database = Database.InMemory();
        using var command = database.Command(
            "SELECT 1::SMALLINT AS s, 2::BIGINT AS b, DATE '2025-07-01' AS d, 'x' AS t, 1.5::DECIMAL(9,4) AS m, 3::HUGEINT AS h, 0.5::DOUBLE AS f");
        using var reader = command.ExecuteReader();
        Assert.True(reader.Read());

        Assert.Equal(
            [typeof(short), typeof(long), typeof(DateOnly), typeof(string), typeof(decimal), typeof(BigInteger), typeof(double)],
            Enumerable.Range(0, reader.FieldCount).Select(reader.GetFieldType));
        Assert.Equal((short)1, reader.GetInt16(0));
        Assert.Equal(2L, reader.GetInt64(1));
        Assert.Equal(new DateOnly(2025, 7, 1), reader.GetFieldValue<DateOnly>(2));
        Assert.Equal("x", reader.GetString(3));
        Assert.Equal(1.5m, reader.GetDecimal(4));
        Assert.Equal(new BigInteger(3), reader.GetFieldValue<BigInteger>(5));
        Assert.Equal(0.5, reader.GetDouble(6));
        Assert.Equal(["s", "b", "d", "t", "m", "h", "f"], Enumerable.Range(0, reader.FieldCount).Select(reader.GetName));
    }

    [Fact]
    public void A_sum_of_big_integers_does_not_overflow()
    {
        using var database = Database.InMemory();

        Assert.Equal(2 * new BigInteger(long.MaxValue), database.Scalar($"SELECT sum(v) FROM (VALUES ({long.MaxValue}), ({long.MaxValue})) t(v)"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Every_row_of_many_chunks_is_read_once_and_in_order(bool streaming)
    {
        const int rows = 100_000;
        using var database = Database.InMemory();
        using var command = database.Command($"SELECT i::INTEGER AS i, CASE WHEN i % 3 = 0 THEN NULL ELSE 'row ' || i END AS t FROM range({rows}) r(i) ORDER BY i");
        command.UseStreamingMode = streaming;

        using var reader = command.ExecuteReader();
        for (var row = 0; row < rows; row++)
        {
            Assert.True(reader.Read());
            Assert.Equal(row, reader.GetInt32(0));
            Assert.Equal(row % 3 == 0 ? null : $"row {row}", reader.IsDBNull(1) ? null : reader.GetString(1));
        }

        Assert.False(reader.Read());
    }

    [Fact]
    public async Task Arrow_batches_hold_the_same_rows()
    {
        using var database = Database.InMemory();
        using var command = database.Command("SELECT i::BIGINT AS i FROM range(5000) r(i) ORDER BY i");

        var values = new List<long?>();
        await foreach (var batch in command.ExecuteArrowBatchesAsync(TestContext.Current.CancellationToken))
        {
            values.AddRange((Apache.Arrow.Int64Array)batch.Column(0));
            batch.Dispose();
        }

        Assert.Equal(Enumerable.Range(0, 5000).Select(number => (long?)number), values);
    }
}
