using System.Collections.Immutable;
using Analytics.Loader.Extract;
using Analytics.Loader.Progress;
using Analytics.Loader.Shape;
using Analytics.Loader.Stage;
using Analytics.Loader.Tests.Support;
using Analytics.Warehouse.Catalog;
using Analytics.Warehouse.Schema;

namespace Analytics.Loader.Tests.Stage;

public sealed class StagingTests
{
    [Fact]
    public async Task Each_fact_is_told_once_it_is_in_its_place_with_its_roll_ups()
    {
        using var source = await SmallSource.CreateAsync();
        var told = new List<(string Fact, long Rows, long Summed)>();

        await StageAsync(source, (lane, fact) => told.Add((fact.Name, Count(lane, "count(*)", fact.Name),
            fact.Rollups.IsEmpty ? 0 : Count(lane, "sum(record_count)::BIGINT", fact.Rollups[0].Name))));

        Assert.Equal(
            WarehouseSchema.Star.Facts.Select(fact => fact.Name).Order(),
            told.Select(one => one.Fact).Order());
        Assert.Contains(("disbursement", 3, 3), told);
        Assert.Contains(("inspected_unit", 2, 0), told);
    }

    [Fact]
    public async Task A_failure_with_a_fact_that_was_read_ends_the_load()
    {
        using var source = await SmallSource.CreateAsync();

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => StageAsync(
            source, (_, fact) => throw new InvalidOperationException(fact.Name)));

        Assert.Equal("disbursement", failure.Message); // the first; nothing is done after it
    }

    [Fact]
    public async Task Totals_that_are_not_needed_any_more_are_given_up_before_the_source_is_left()
    {
        using var source = await SmallSource.CreateAsync();
        await using var read = await SourceRead.OpenAsync(
            source.Options.Source, TestContext.Current.CancellationToken);
        var ahead = new TotalsAhead(read, TestContext.Current.CancellationToken);
        ahead.Begin([.. SourceTotals.Columns.Keys], TotalScope.All, ImmutableDictionary<string, List<long>>.Empty);

        await ahead.DisposeAsync();

        Assert.True(ahead.Result.IsCompleted);
    }

    private static async Task StageAsync(SmallSource source, Action<StagedWarehouse, Fact> told)
    {
        var stop = TestContext.Current.CancellationToken;
        await using var read = await SourceRead.OpenAsync(source.Options.Source, stop);
        var shape = new ShapeContext(await read.DimensionsAsync(stop));
        using var staged = StagedWarehouse.Create(source.DataFolder, new StageOptions());
        await using var ahead = new TotalsAhead(read, stop);

        await new Staging(read, shape, staged, new StageOptions(), new NoProgress()) { Staged = told }
            .RunAsync(ahead, stop);
    }

    private static long Count(StagedWarehouse lane, string what, string table) =>
        lane.Query($"SELECT {what} FROM {table}", row => row.GetInt64(0))[0];
}
