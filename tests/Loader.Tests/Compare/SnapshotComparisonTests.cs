using Analytics.Loader.Compare;
using Analytics.Loader.Tests.Support;
using Analytics.Operational.Model;
using Analytics.Operational.Sources;
using Analytics.Warehouse.Snapshots;

namespace Analytics.Loader.Tests.Compare;

public sealed class SnapshotComparisonTests : IAsyncLifetime
{
    private SmallSource _source = null!; // set before each test

    public async ValueTask InitializeAsync() => _source = await SmallSource.CreateAsync();

    public ValueTask DisposeAsync()
    {
        _source.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Nothing_changed_is_told_as_nothing()
    {
        var tables = await CompareAsync(_ => { });

        Assert.Equal(8, tables.Count);
        Assert.All(tables.Values, table => Assert.Empty(table.Lines));
        Assert.All(tables.Values, table => Assert.Equal(table.RowsBefore, table.RowsAfter));
    }

    [Fact]
    public async Task A_corrected_amount_is_told_at_its_place_and_year()
    {
        var tables = await CompareAsync(context => Payment(context, 1).Amount += 5);

        Assert.Equal(
            ["42 2023 Corrected 1 60000000000 -> 60000000005"], Lines(tables["disbursement"]));
        Assert.Equal(
            new SumChange("amount", 63_007_000_000, 63_007_000_005), Assert.Single(tables["disbursement"].Sums));
        Assert.All(tables.Values.Where(table => table.Table != "disbursement"), table => Assert.Empty(table.Lines));
    }

    [Fact]
    public async Task A_record_that_moved_is_told_where_it_was_and_where_it_is()
    {
        var tables = await CompareAsync(context => Payment(context, 1).AreaId = SmallWorld.NinhBinhOld);

        Assert.Equal(
            ["37 2023 Reclassified 1 0 -> 60000000000", "42 2023 Reclassified 1 60000000000 -> 0"],
            Lines(tables["disbursement"]));
    }

    [Fact]
    public async Task Another_source_of_money_is_a_reclassification_even_when_the_amount_is_corrected_too()
    {
        var tables = await CompareAsync(context =>
            (Payment(context, 1).FundingSource, Payment(context, 1).Amount) = ("CENTRAL", 1));

        Assert.Equal(["42 2023 Reclassified 1 60000000000 -> 1"], Lines(tables["disbursement"]));
    }

    [Fact]
    public async Task A_withdrawn_record_is_deleted()
    {
        var tables = await CompareAsync(context => Payment(context, 3).IsDeleted = true);

        Assert.Equal(["37 2021 Deleted 1 3000000000 -> 0"], Lines(tables["disbursement"]));
        Assert.Equal((3, 2), (tables["disbursement"].RowsBefore, tables["disbursement"].RowsAfter));
    }

    [Fact]
    public async Task A_new_record_is_late_when_its_year_was_over_at_the_earlier_cut_off()
    {
        var tables = await CompareAsync(context =>
        {
            context.Datasets.Single().CutoffAt = new DateTime(2026, 3, 31, 17, 0, 0, DateTimeKind.Utc);
            context.AddRange(
                SmallFacts.Payment(SmallWorld.HaTinh, 2024, null, 7),
                SmallFacts.Payment(SmallWorld.HaTinh, 2026, null, 8));
        });

        Assert.Equal(["42 2024 Late 1 0 -> 7", "42 2026 New 1 0 -> 8"], Lines(tables["disbursement"]));
    }

    [Fact]
    public async Task A_new_member_that_renumbers_the_others_changes_no_record()
    {
        var tables = await CompareAsync(context => context.Add(new CodeItem
        {
            List = "FUNDING_SOURCE", Code = "AAA", Name = "Mới", NameEn = "New", SortOrder = -1,
        }));

        Assert.All(tables.Values, table => Assert.Empty(table.Lines));
    }

    [Fact]
    public async Task The_changes_of_a_table_sum_up_to_the_difference_of_its_totals()
    {
        var tables = await CompareAsync(context =>
        {
            Payment(context, 1).Amount += 5;
            Payment(context, 2).AreaId = SmallWorld.NinhBinhOld;
            Payment(context, 3).IsDeleted = true;
            context.Add(SmallFacts.Payment(SmallWorld.HaTinh, 2024, null, 7));
            context.HouseholdReviews.First().Poor -= 1;
        });

        Assert.All(tables.Values, table => Assert.All(table.Sums, (total, index) => Assert.Equal(
            total.After - total.Before, table.Lines.Sum(line => line.Sums[index].After - line.Sums[index].Before))));
        Assert.Equal(4, tables["disbursement"].Lines.Select(line => line.Reason).Distinct().Count());
        Assert.Single(tables["household_review"].Lines);
    }

    private async Task<Dictionary<string, TableChange>> CompareAsync(Action<OperationalContext> change)
    {
        var before = await PublishedAsync();
        await using (var context = _source.Open())
        {
            change(context);
            await context.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        return SnapshotComparison.Of(before, await PublishedAsync()).ToDictionary(table => table.Table);
    }

    private async Task<Snapshot> PublishedAsync()
    {
        var outcome = await _source.LoadAsync();
        Assert.Empty(outcome.Report.Blocking);
        return outcome.Published ?? throw new InvalidOperationException("Nothing was published.");
    }

    private static Disbursement Payment(OperationalContext context, long id) =>
        context.Disbursements.Find(id) ?? throw new InvalidOperationException($"No payment {id}.");

    private static string[] Lines(TableChange table) =>
    [
        .. table.Lines.Select(line => $"{line.ProvinceCode} {line.Year} {line.Reason} {line.Records} "
            + $"{line.Sums[0].Before:0} -> {line.Sums[0].After:0}"),
    ];
}
