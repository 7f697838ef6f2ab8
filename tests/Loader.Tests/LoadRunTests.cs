using Analytics.Loader.Tests.Support;
using Analytics.Operational.Model;
using Microsoft.EntityFrameworkCore;

namespace Analytics.Loader.Tests;

public sealed class LoadRunTests
{
    [Fact]
    public async Task A_clean_source_is_published_without_a_finding()
    {
        using var source = await SmallSource.CreateAsync();

        var outcome = await source.LoadAsync();

        Assert.Empty(outcome.Report.Findings.Select(finding => finding.ToNote().MessageEn));
        Assert.NotNull(outcome.Published);
        Assert.Equal(outcome.Published.Id, source.Store.Current().Id);
        source.Store.CheckContent(source.Store.Current());
    }

    [Fact]
    public async Task The_manifest_says_where_the_data_came_from_and_what_it_holds()
    {
        using var source = await SmallSource.CreateAsync();
        long watermark;
        await using (var context = source.Open())
        {
            watermark = context.Database.SqlQueryRaw<long>("SELECT Value FROM RowVersionCounter").ToList()[0];
        }

        var manifest = (await source.LoadAsync()).Published?.Manifest;

        Assert.NotNull(manifest);
        Assert.Equal(watermark, manifest.SourceWatermark);
        Assert.Equal(new DateTimeOffset(2025, 12, 31, 17, 0, 0, TimeSpan.Zero), manifest.SourceCutoff);
        Assert.Equal(("Số liệu thử", "Test figures", false),
            (manifest.DatasetName, manifest.DatasetNameEn, manifest.Synthetic));
        Assert.Contains(new("disbursement", 3), manifest.Rows);
        Assert.Contains(new("disbursement_by_project", 2), manifest.Rows);
        Assert.Contains(new("disbursement", "amount", 2023, 60_007_000_000m), manifest.ControlTotals);
        Assert.Contains(new("budget_allocation", "amount", null, 949_000_000m), manifest.ControlTotals);
        Assert.StartsWith("v1.", manifest.DuckDbVersion);
    }

    [Fact]
    public async Task The_cut_off_of_a_source_that_names_none_is_the_moment_of_its_reading()
    {
        using var source = await SmallSource.CreateAsync(context => context.Datasets.Single().CutoffAt = null);
        var before = DateTimeOffset.UtcNow;

        var manifest = (await source.LoadAsync()).Published?.Manifest;

        Assert.InRange(manifest?.SourceCutoff ?? default, before, DateTimeOffset.UtcNow);
    }

    [Fact]
    public async Task Loading_twice_gives_two_snapshots_of_the_same_content()
    {
        using var source = await SmallSource.CreateAsync();

        var first = (await source.LoadAsync()).Published;
        var second = (await source.LoadAsync()).Published;

        Assert.NotEqual(first?.Id, second?.Id);
        Assert.Equal(first?.Manifest.ContentHash, second?.Manifest.ContentHash);
        Assert.Equal(second?.Id, source.Store.Current().Id);
    }

    [Fact]
    public async Task One_changed_amount_changes_the_content_hash()
    {
        using var source = await SmallSource.CreateAsync();
        using var other = await SmallSource.CreateAsync(context => context.Disbursements.First().Amount += 1);

        var hash = (await source.LoadAsync()).Published?.Manifest.ContentHash;
        var changed = (await other.LoadAsync()).Published?.Manifest.ContentHash;

        Assert.NotEqual(hash, changed);
    }

    [Fact]
    public async Task Payments_are_summed_up_by_month_with_their_extent_in_whole_months()
    {
        using var source = await SmallSource.CreateAsync(context =>
        {
            context.Add(SmallFacts.Payment(SmallWorld.HaTinh, 2023, new DateOnly(2023, 5, 31), 40_000_000_000));
            context.Add(SmallFacts.Payment(SmallWorld.HaTinh, 2023, new DateOnly(2023, 5, 1), null));
        });

        var rows = await source.LoadAndReadAsync(
            "year, month, period_from, period_until, record_count, qualifier, amount_sum, amount_known) "
                + "FROM disbursement_by_month");

        Assert.Equal(
            [
                "2021|2021-01-01|2022-01-01|1|1|3000000000|1",
                "2023|24280|2023-05-01|2023-06-01|3|1|100000000000|2",
                "2023|24288|2024-01-01|2024-02-01|1|1|7000000|1",
            ],
            rows);
    }

    [Fact]
    public async Task Withdrawn_records_are_left_out()
    {
        using var source = await SmallSource.CreateAsync(context => context.Disbursements.First().IsDeleted = true);

        var rows = await source.LoadAndReadAsync("record_id) FROM disbursement ORDER BY 1");

        Assert.Equal(["2", "3"], rows);
    }

    [Fact]
    public async Task A_blocking_finding_publishes_nothing_and_leaves_the_former_snapshot_served()
    {
        using var source = await SmallSource.CreateAsync();
        var before = (await source.LoadAsync()).Published;
        await using (var context = source.Open())
        {
            context.Set<Disbursement>().First().Amount = -1;
            await context.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        var outcome = await source.LoadAsync();

        Assert.Null(outcome.Published);
        Assert.Equal(["VERIFY_NEGATIVE"], outcome.Report.Blocking.Select(finding => finding.Code));
        Assert.Equal(before?.Id, source.Store.Current().Id);
        Assert.Single(source.Store.List());
        Assert.Empty(Directory.GetDirectories(source.Store.Folder));
    }
}
