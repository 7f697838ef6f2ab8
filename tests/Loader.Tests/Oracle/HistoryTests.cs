using Analytics.Loader.Progress;
using Analytics.Loader.Tests.Support;
using Analytics.Loader.Verify;
using Analytics.Support;

namespace Analytics.Loader.Tests.Oracle;

/// <summary>People work at the source, loads follow, some of them are killed. After each load the snapshot equals one
/// made from nothing and independent totals.</summary>
public sealed class HistoryTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public Task After_each_load_the_snapshot_equals_a_full_rebuild(int seed) =>
        PlayAsync(seed, loads: 8, operations: 150);

    [Theory]
    [Trait("Category", "Long")]
    [InlineData(101)]
    [InlineData(102)]
    [InlineData(103)]
    [InlineData(104)]
    [InlineData(105)]
    [InlineData(106)]
    [InlineData(107)]
    [InlineData(108)]
    public Task After_thousands_of_operations_too(int seed) => PlayAsync(seed, loads: 40, operations: 120);

    [Fact]
    public Task Loads_killed_in_between_change_nothing() => PlayKilledAsync(seed: 3, loads: 3);

    [Fact]
    [Trait("Category", "Long")]
    public Task Many_loads_killed_in_between_change_nothing() => PlayKilledAsync(seed: 301, loads: 30);

    private static async Task PlayKilledAsync(int seed, int loads)
    {
        using var source = await SmallSource.CreateAsync();
        using var rebuilt = new TemporaryFolder();
        var (history, random) = (new History(seed), new Random(seed));
        await LoadAsync(source, source.DataFolder, LoadKind.Full, history);
        for (var load = 0; load < loads; load++)
        {
            history.Run(source, 40);
            using (var process = LoaderProcess.Start("load", "--data", source.DataFolder, "--max-rejected", "1"))
            {
                while (!process.HasExited && Directory.GetDirectories(source.Store.Folder).Length == 0)
                {
                    await Task.Delay(1, TestContext.Current.CancellationToken);
                }

                await Task.Delay(random.Next(400), TestContext.Current.CancellationToken); // anywhere in the load
                await process.KillAsync();
            }

            source.Store.CheckContent(source.Store.Current());
            var now = await LoadAsync(source, source.DataFolder, LoadKind.Incremental, history);
            var anew = await LoadAsync(source, rebuilt.Path, LoadKind.Full, history);
            Assert.Equal(LoadKind.Incremental, now.Kind);
            Assert.True(
                anew.Published?.Manifest.ContentHash == now.Published?.Manifest.ContentHash,
                Difference(now, anew, seed, load, history));
        }
    }

    private static async Task PlayAsync(int seed, int loads, int operations)
    {
        using var source = await SmallSource.CreateAsync();
        using var rebuilt = new TemporaryFolder();
        var history = new History(seed);
        var incremental = 0;
        for (var load = 0; load < loads; load++)
        {
            var now = await LoadAsync(source, source.DataFolder, LoadKind.Incremental, history);
            incremental += now.Kind == LoadKind.Incremental ? 1 : 0;
            var anew = await LoadAsync(source, rebuilt.Path, LoadKind.Full, history);

            Assert.True(
                anew.Published?.Manifest.ContentHash == now.Published?.Manifest.ContentHash,
                Difference(now, anew, seed, load, history));
            Assert.Equal(HistoryOracle.OfSource(source), HistoryOracle.OfSnapshot(now.Published?.Path ?? ""));
            Assert.Equal(Proved(anew), Proved(now));
            history.Done.Clear();
            history.Run(source, load % 4 == 3 ? 3 : operations); // also loads with few changes
        }

        Assert.True(incremental > loads / 2, $"Only {incremental} of {loads} loads were incremental.");
    }

    private static async Task<LoadOutcome> LoadAsync(SmallSource source, string folder, LoadKind kind, History history)
    {
        var options = source.Options with
        {
            DataFolder = folder,
            Kind = kind,
            Keep = 2,
            Verify = new VerifyOptions { MaxRejectedShare = 1 },
        };
        var outcome = await LoadRun.RunAsync(options, new NoProgress(), TestContext.Current.CancellationToken);
        Assert.True(
            outcome.Published is not null,
            string.Join('\n',
                outcome.Report.Blocking.Select(finding => finding.ToNote().MessageEn).Concat(history.Done)));
        return outcome;
    }

    // What the manifest says was proved and found; findings are content as well, to the text.
    private static string Proved(LoadOutcome outcome) => string.Join('\n',
        outcome.Report.Totals
            .Select(total => FormattableString.Invariant(
                $"{total.Table} {total.Column} {total.Year} {total.Value:0}"))
            .Concat(outcome.Report.Broken.Select(
                one => $"{one.Rule} {one.Test} {one.Count} {string.Join(' ', one.First.Take(5))}")));

    private static string Difference(LoadOutcome now, LoadOutcome anew, int seed, int load, History history)
    {
        var differences = SnapshotDifference.Between(now.Published?.Path ?? "", anew.Published?.Path ?? "");
        return $"Seed {seed}, load {load} ({now.Kind} {now.Because}):\n{string.Join('\n', differences.Take(40))}\n"
            + string.Join('\n', history.Done);
    }
}
