using System.Numerics;
using DuckDB.NET.Data;

namespace Analytics.Packages.Tests.DuckDb;

public sealed class ParameterTests
{
    public static TheoryData<string, object> Values { get; } = new()
    {
        { "SMALLINT", (short)-7 },
        { "INTEGER", 42 },
        { "BIGINT", 8_842_000_000L },
        { "HUGEINT", BigInteger.Pow(2, 100) },
        { "DOUBLE", 0.617 },
        { "DECIMAL(18,4)", 211.7230m },
        { "VARCHAR", "Hữu Lũng' OR 1=1 --" },
        { "DATE", new DateOnly(2025, 7, 1) },
        { "TIMESTAMP", new DateTime(2026, 1, 31, 17, 0, 0) },
        { "BOOLEAN", true },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void A_parameter_of_each_type_comes_back_unchanged(string type, object value)
    {
        using var database = Database.InMemory();

        Assert.Equal(value, database.Scalar($"SELECT CAST(? AS {type})", new DuckDBParameter(value)));
    }

    [Theory]
    [MemberData(nameof(Values))]
    public void A_parameter_of_each_type_finds_its_row(string type, object value)
    {
        using var database = Database.InMemory();
        database.Run($"CREATE TABLE t (v {type})");
        using (var insert = database.Command("INSERT INTO t VALUES ($value), (NULL)"))
        {
            insert.Parameters.Add(new DuckDBParameter("value", value));
            insert.ExecuteNonQuery();
        }

        Assert.Equal(1L, database.Scalar("SELECT count(*) FROM t WHERE v = $value", new DuckDBParameter("value", value)));
    }

    [Fact]
    public void A_null_parameter_is_null()
    {
        using var database = Database.InMemory();

        Assert.Equal(true, database.Scalar("SELECT ?::VARCHAR IS NULL", new DuckDBParameter((object)DBNull.Value)));
    }

    [Fact]
    public void A_parameter_is_never_read_as_sql()
    {
        using var database = Database.InMemory();
        database.Run("CREATE TABLE t AS SELECT 'a' AS v");

        Assert.Equal(0L, database.Scalar("SELECT count(*) FROM t WHERE v = ?", new DuckDBParameter("a' OR 'a' = 'a")));
        Assert.Equal(1L, database.Scalar("SELECT count(*) FROM t"));
    }

    [Fact]
    public void A_list_parameter_filters_by_its_members()
    {
        using var database = Database.InMemory();

        var found = database.Scalar("SELECT count(*) FROM range(100) r(i) WHERE list_contains($wanted::BIGINT[], i)", new DuckDBParameter("wanted", new List<long> { 3, 50, 1000 }));

        Assert.Equal(2L, found);
    }

    [Fact]
    public void A_prepared_command_runs_again_with_other_values()
    {
        using var database = Database.InMemory();
        using var command = database.Command("SELECT ?::INTEGER + 1");
        var parameter = new DuckDBParameter(1);
        command.Parameters.Add(parameter);
        command.Prepare();

        Assert.Equal(2, command.ExecuteScalar());
        parameter.Value = 41;
        Assert.Equal(42, command.ExecuteScalar());
    }
}
