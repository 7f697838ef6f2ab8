using Analytics.Operational.Errors;
using Analytics.Operational.Sample;
using Analytics.Operational.Sources;
using Analytics.Operational.Synthetic;
using Analytics.Operational.Synthetic.Writing;
using Analytics.Operational.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Analytics.Operational.Tests.Synthetic;

public sealed class SyntheticDataSetTests
{
    private static readonly SyntheticOptions Small = new() { Disbursements = 1_000, Seed = 7 };

    [Fact]
    public async Task The_same_seed_gives_the_same_content_and_another_seed_another()
    {
        using var first = await GeneratedAsync(Small);
        using var again = await GeneratedAsync(Small);
        using var other = await GeneratedAsync(Small with { Seed = 8 });

        var hash = await ContentHash.OfAsync(first);

        Assert.Equal(hash, await ContentHash.OfAsync(again));
        Assert.NotEqual(hash, await ContentHash.OfAsync(other));
    }

    [Theory]
    [InlineData(1_000)]
    [InlineData(1_001)]
    [InlineData(30_013)]
    public async Task There_are_exactly_as_many_disbursements_as_asked_for_and_the_rest_in_proportion(long disbursements)
    {
        using var source = await GeneratedAsync(new() { Disbursements = disbursements });

        Assert.Equal(disbursements, await source.ScalarAsync("SELECT count(*) FROM Disbursement"));
        Assert.Equal(disbursements / 20, await source.ScalarAsync("SELECT count(*) FROM TrainingCourse"));
        Assert.Equal(disbursements / 50, await source.ScalarAsync("SELECT count(*) FROM Inspection"));
        Assert.Equal(disbursements * 3 / 100, await source.ScalarAsync("SELECT count(*) FROM HouseholdSupport"));
        Assert.InRange((long)(await source.ScalarAsync("SELECT count(*) FROM BudgetAllocation"))!,
            disbursements * 9 / 100, disbursements * 12 / 100);
    }

    [Fact]
    public async Task A_database_with_published_figures_is_refused_and_stays_as_it_was()
    {
        using var source = await SqliteSource.CreatedAsync();
        await using var context = source.Open();
        await SampleDataSet.LoadAsync(context, new SampleText().Open);
        var before = await ContentHash.OfAsync(source);

        var thrown = await Assert.ThrowsAsync<SourceException>(() => SyntheticDataSet.LoadAsync(context, Small));

        Assert.Equal("SOURCE_NOT_EMPTY", thrown.Error.Code);
        Assert.Equal(before, await ContentHash.OfAsync(source));
    }

    [Fact]
    public async Task A_synthetic_database_takes_no_published_figures()
    {
        using var source = await GeneratedAsync(Small);
        await using var context = source.Open();

        var thrown = await Assert.ThrowsAsync<SourceException>(() => SampleDataSet.LoadAsync(context));

        Assert.Equal("SOURCE_NOT_EMPTY", thrown.Error.Code);
    }

    [Theory]
    [InlineData(999)]
    [InlineData(100_000_001)]
    public async Task A_size_out_of_bounds_is_refused(long disbursements)
    {
        using var source = await SqliteSource.CreatedAsync();
        await using var context = source.Open();

        var thrown = await Assert.ThrowsAsync<SourceException>(
            () => SyntheticDataSet.LoadAsync(context, new() { Disbursements = disbursements }));

        Assert.Equal("SOURCE_BAD_SIZE", thrown.Error.Code);
    }

    [Fact]
    public async Task Stopped_in_the_middle_it_leaves_the_database_empty_and_whole()
    {
        using var source = await SqliteSource.CreatedAsync();
        await using var context = source.Open();
        using var stop = new CancellationTokenSource();
        var stopAfterPayments = new Told(progress =>
        {
            if (progress.Table == "Disbursement")
            {
                stop.Cancel();
            }
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => SyntheticDataSet.LoadAsync(context, Small, stopAfterPayments, stop.Token));

        await OperationalDatabase.RequireEmptyAsync(context);
        var triggers = await source.ScalarAsync("SELECT count(*) FROM sqlite_schema WHERE type = 'trigger'");
        Assert.Equal(2L * OperationalTables.InOrder.Length, triggers);
        Assert.Equal("wal", await source.ScalarAsync("PRAGMA journal_mode"));
    }

    [Fact]
    public async Task The_schema_afterwards_is_the_one_that_was_created()
    {
        const string schema = "SELECT group_concat(sql, ';') FROM (SELECT sql FROM sqlite_schema ORDER BY type, name)";
        using var created = await SqliteSource.CreatedAsync();
        using var filled = await GeneratedAsync(Small);

        Assert.Equal(await created.ScalarAsync(schema), await filled.ScalarAsync(schema));
        Assert.Equal("wal", await filled.ScalarAsync("PRAGMA journal_mode"));
        Assert.Equal("ok", await filled.ScalarAsync("PRAGMA integrity_check"));
        Assert.Null(await filled.ScalarAsync("PRAGMA foreign_key_check"));
    }

    [Fact]
    public async Task Through_entities_come_the_same_rows_as_through_prepared_statements()
    {
        using var prepared = await GeneratedAsync(Small);
        using var entities = await SqliteSource.CreatedAsync();
        await using (var context = entities.Open())
        {
            await using var transaction = await context.Database.BeginTransactionAsync();
            await SyntheticDataSet.WriteAsync(new EntityRowSink(context), Small, null, CancellationToken.None);
            await LateChanges.ApplyAsync(context, CancellationToken.None);
            await transaction.CommitAsync();
        }

        Assert.Equal(
            await ContentHash.OfAsync(prepared, without: "RowVersion"),
            await ContentHash.OfAsync(entities, without: "RowVersion"));
    }

    private static async Task<SqliteSource> GeneratedAsync(SyntheticOptions options)
    {
        var source = await SqliteSource.CreatedAsync();
        await using var context = source.Open();
        await SyntheticDataSet.LoadAsync(context, options);
        return source;
    }

    private sealed class Told(Action<SyntheticProgress> tell) : IProgress<SyntheticProgress>
    {
        public void Report(SyntheticProgress value) => tell(value);
    }
}
