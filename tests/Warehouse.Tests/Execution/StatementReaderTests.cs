using System.Diagnostics;
using Analytics.Warehouse.Execution;
using DuckDB.NET.Data;

namespace Analytics.Warehouse.Tests.Execution;

/// <summary>Statements are planned once a connection, and end when their token says so.</summary>
public sealed class StatementReaderTests : IDisposable
{
    // Hours of work in one statement.
    private const string Endless = "SELECT 0::INTEGER, 1::INTEGER, count(*) FROM range(10000000) a, range(10000000) b WHERE a.range % 7 = b.range % 5";
    private readonly DuckDBConnection connection = new("DataSource=:memory:");

    public StatementReaderTests() => connection.Open();

    [Fact]
    public void A_statement_is_planned_once_and_answers_each_time()
    {
        for (var round = 0; round < 5; round++)
        {
            Assert.Equal((0, 1, 42), Assert.Single(StatementReader.Excluded(connection, "SELECT 0::INTEGER, 1::INTEGER, 42::BIGINT", default)));
        }

        Assert.Equal(1, PreparedStatements.Of(connection).Prepared);
    }

    [Fact]
    public void The_statements_run_last_are_kept_and_no_more()
    {
        for (var number = 0; number < 3 * PreparedStatements.Most; number++)
        {
            Assert.Equal(
                [(0, 1, number), (0, 0, 0)],
                StatementReader.Excluded(connection, $"SELECT 0::INTEGER, 1::INTEGER, {number}::BIGINT UNION ALL SELECT 0::INTEGER, 0::INTEGER, 0::BIGINT ORDER BY 2 DESC", default));
            StatementReader.Excluded(connection, "SELECT 0::INTEGER, 7::INTEGER, 7::BIGINT", default);
        }

        Assert.Equal((3 * PreparedStatements.Most) + 1, PreparedStatements.Of(connection).Prepared);
        Assert.Equal(PreparedStatements.Most, PreparedStatements.Of(connection).Count);
    }

    [Fact]
    public void So_many_are_kept_as_read_a_bounded_number_of_tables()
    {
        var wide = string.Join(" UNION ALL ", Enumerable.Repeat("SELECT 0::INTEGER, 1::INTEGER, count(*) FROM range(3)", PreparedStatements.MostTables / 4));
        for (var number = 0; number < 10; number++)
        {
            Assert.Equal(PreparedStatements.MostTables / 4, StatementReader.Excluded(connection, $"{wide} /* {number} */", default).Count);
        }

        Assert.Equal(4, PreparedStatements.Of(connection).Count);
    }

    [Fact]
    public void Statements_that_hold_all_memory_are_let_go_for_a_new_one()
    {
        using (var command = connection.CreateCommand())
        {
            command.CommandText = """
                CREATE TABLE t AS SELECT range // 7 AS a, range % 5 AS b, range AS c FROM range(1000);
                SET threads = 1; SET temp_directory = ''; SET memory_limit = '44MiB'
                """;
            command.ExecuteNonQuery();
        }

        var joins = string.Join(' ', Enumerable.Range(0, 8).Select(join =>
            $"LEFT JOIN (SELECT a, b, max(c) AS m FROM t GROUP BY 1, 2) AS j{join} ON j{join}.a = s.a AND j{join}.b = {join % 5}"));
        for (var number = 0; number < 12; number++)
        {
            Assert.Single(StatementReader.Excluded(
                connection, $"SELECT 0::INTEGER, 1::INTEGER, max(s.n + {number})::BIGINT FROM (SELECT a, sum(c) AS n FROM t GROUP BY 1) AS s {joins}", default));
        }
    }

    [Fact]
    public void A_very_long_statement_is_run_and_not_kept()
    {
        var sql = $"SELECT 0::INTEGER, 1::INTEGER, 2::BIGINT /* {new string('x', PreparedStatements.MostChars)} */";

        Assert.Equal([(0, 1, 2)], StatementReader.Excluded(connection, sql, default));
        Assert.Equal(0, PreparedStatements.Of(connection).Prepared);
    }

    [Fact]
    public void Rows_of_many_chunks_keep_their_order_and_their_nulls()
    {
        const int Rows = 10_000;
        var sql = $"SELECT range::INTEGER, CASE WHEN range % 3 <> 0 THEN range::INTEGER END, range * 1000000000 FROM range({Rows})";

        Assert.Equal(
            Enumerable.Range(0, Rows).Select(row => (row, row % 3 == 0 ? null : (int?)row, row * 1_000_000_000L)),
            StatementReader.Excluded(connection, sql, default));
    }

    [Fact]
    public void A_column_of_another_type_is_not_read() => Assert.Throws<UnreachableException>(
        () => StatementReader.Excluded(connection, "SELECT 0::INTEGER, 1::INTEGER, 2::INTEGER", default));

    [Theory]
    [InlineData("SELECT nothing")] // cannot be planned
    [InlineData("SELECT 0::INTEGER, 1::INTEGER, (range + 9223372036854775806)::BIGINT + 2 FROM range(5)")] // cannot be run
    public void What_fails_is_told_and_the_next_statement_runs(string sql)
    {
        Assert.NotEmpty(Assert.Throws<StatementFailedException>(() => StatementReader.Excluded(connection, sql, default)).Message);

        Assert.Equal([(0, 1, 2)], StatementReader.Excluded(connection, "SELECT 0::INTEGER, 1::INTEGER, 2::BIGINT", default));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(100)]
    public async Task A_statement_that_would_run_for_hours_ends_when_its_token_is_cancelled(int afterMilliseconds)
    {
        using var stop = new CancellationTokenSource();
        var running = Task.Run(() => StatementReader.Excluded(connection, Endless, stop.Token));

        stop.CancelAfter(afterMilliseconds);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running).WaitAsync(TimeSpan.FromMinutes(1));

        Assert.Equal([(0, 1, 2)], StatementReader.Excluded(connection, "SELECT 0::INTEGER, 1::INTEGER, 2::BIGINT", default)); // the next one is not
    }

    [Fact]
    public async Task An_interrupt_never_reaches_the_statement_after_it()
    {
        for (var round = 0; round < 200; round++)
        {
            using var stop = new CancellationTokenSource();
            var cancelling = Task.Run(stop.Cancel);
            try
            {
                StatementReader.Excluded(connection, $"SELECT 0::INTEGER, {round}::INTEGER, count(*) FROM range(1000)", stop.Token);
            }
            catch (OperationCanceledException)
            {
                // It came in time or not; either is right.
            }

            Assert.Equal([(0, 1, 1000)], StatementReader.Excluded(connection, "SELECT 0::INTEGER, 1::INTEGER, count(*) FROM range(1000)", default));
            await cancelling;
        }
    }

    public void Dispose() => connection.Dispose();
}
