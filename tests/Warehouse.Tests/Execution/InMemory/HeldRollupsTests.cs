using System.Collections.Immutable;
using Analytics.Warehouse.Catalog;
using Analytics.Warehouse.Execution;
using Analytics.Warehouse.Execution.InMemory;
using Analytics.Warehouse.Model;
using Analytics.Warehouse.Schema;
using Analytics.Warehouse.Tests.Support;
using DuckDB.NET.Data;

namespace Analytics.Warehouse.Tests.Execution.InMemory;

public sealed class HeldRollupsTests : IDisposable
{
    private const int Readers = 6;
    private const int Rows = 4;

    private static readonly Rollup ByProject =
        WarehouseSchema.Star.Facts.Single(fact => fact.Name == "disbursement").Rollups.Single(one => one.Name == "disbursement_by_project");

    private readonly string _folder = Directory.CreateTempSubdirectory("analytics-held-").FullName;
    private readonly List<DuckDBConnection> _connections = [];

    public HeldRollupsTests()
    {
        var path = Path.Combine(_folder, "held.duckdb");
        WarehouseFile.Write(new() { Payments = [.. Enumerable.Range(2020, Rows).Select(year => Ask.Payment(World.HaGiang, year, year))] }, path);
        for (var reader = 0; reader < Readers; reader++)
        {
            _connections.Add(new($"Data Source={path}"));
            _connections[^1].Open();
        }
    }

    private long Read => _connections.Sum(connection => PreparedStatements.Of(connection).Prepared);

    [Fact]
    public async Task All_who_ask_at_once_get_the_same_rows_and_they_are_read_once()
    {
        var held = Held(Rows);
        using var start = new Barrier(Readers);

        var told = await Task.WhenAll(_connections.Select(connection => Task.Factory.StartNew(
            () =>
            {
                start.SignalAndWait();
                return held.Of(ByProject, connection, CancellationToken.None);
            },
            CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)));

        Assert.Single(told.Distinct());
        Assert.Equal(1, Read);
        Assert.Equal(Rows, told[0].Rows);
        Assert.Equal([2020, 2021, 2022, 2023], told[0].Numbers("amount_sum").Values);
    }

    [Fact]
    public void A_reading_that_was_given_up_is_left_to_the_next_who_asks()
    {
        var held = Held(Rows);

        Assert.ThrowsAny<OperationCanceledException>(() => held.Of(ByProject, _connections[0], new(canceled: true)));

        Assert.Equal(Rows, held.Of(ByProject, _connections[0], CancellationToken.None).Rows);
    }

    [Fact]
    public void A_reading_that_failed_is_left_to_the_next_who_asks()
    {
        var held = Held(Rows);
        using var empty = new DuckDBConnection("DataSource=:memory:");
        empty.Open();

        Assert.Throws<StatementFailedException>(() => held.Of(ByProject, empty, CancellationToken.None));

        Assert.Equal(Rows, held.Of(ByProject, _connections[0], CancellationToken.None).Rows);
    }

    [Fact]
    public async Task Who_waits_for_another_to_read_may_give_up()
    {
        var held = Held(Rows);
        using var slow = new DuckDBConnection("DataSource=:memory:");
        slow.Open();
        Endless(slow);
        using var stopReading = new CancellationTokenSource();
        using var stopWaiting = new CancellationTokenSource();
        var reading = Task.Run(() => held.Of(ByProject, slow, stopReading.Token));
        SpinWait.SpinUntil(() => PreparedStatements.Of(slow).Prepared == 1);
        var waiting = Task.Run(() => held.Of(ByProject, _connections[0], stopWaiting.Token));

        await stopWaiting.CancelAsync();
        var gaveUp = await Record.ExceptionAsync(() => waiting.WaitAsync(TimeSpan.FromMinutes(1)));
        await stopReading.CancelAsync();

        Assert.IsAssignableFrom<OperationCanceledException>(gaveUp);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
        Assert.Equal(Rows, held.Of(ByProject, _connections[0], CancellationToken.None).Rows);
    }

    [Theory]
    [InlineData(Rows, true)]
    [InlineData(Rows - 1, false)]
    [InlineData(0, false)]
    public void Larger_roll_ups_than_the_bound_are_not_held(int bound, bool isHeld) => Assert.Equal(isHeld, Held(bound).Holds(ByProject));

    [Fact]
    public void A_bound_of_zero_holds_not_even_an_empty_roll_up_and_one_that_is_missing_is_never_held()
    {
        Assert.False(new HeldRollups(Compiled.Held((ByProject.Name, 0)), 0).Holds(ByProject));
        Assert.True(new HeldRollups(Compiled.Held((ByProject.Name, 0)), 1).Holds(ByProject));
        Assert.False(new HeldRollups(ImmutableDictionary<string, StoredTable>.Empty, 1).Holds(ByProject));
    }

    public void Dispose()
    {
        _connections.ForEach(connection => connection.Dispose());
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Makes a roll-up that takes hours to read.</summary>
    private static void Endless(DuckDBConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"CREATE VIEW {ByProject.Name} AS SELECT {string.Join(", ", ByProject.Columns.Select(one => $"n AS {one.Name}"))} " +
            "FROM (SELECT count(*) AS n FROM range(10000000) a, range(10000000) b WHERE a.range % 7 = b.range % 5)";
        command.ExecuteNonQuery();
    }

    private static HeldRollups Held(int bound) => new(Compiled.Held((ByProject.Name, Rows)), bound);
}
