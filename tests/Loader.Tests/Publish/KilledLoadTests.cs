using Analytics.Loader.Tests.Support;
using Analytics.Warehouse.Snapshots;

namespace Analytics.Loader.Tests.Publish;

/// <summary>Kills real loads. The steps of publishing themselves are walked one by one in the tests of the store.</summary>
public sealed class KilledLoadTests
{
    // What a load leaves to be seen as it goes on; each run is killed as soon as it sees its mark.
    private static readonly (string Mark, Func<SnapshotStore, int, bool> Seen)[] Marks =
    [
        ("staging folder", (store, _) => Staged(store, "").Length > 0),
        ("staged file", (store, _) => Staged(store, "warehouse.duckdb").Length > 0),
        ("write-ahead log", (store, _) => Staged(store, "warehouse.duckdb.wal").Length > 0),
        ("grown file", (store, _) => Staged(store, "warehouse.duckdb").Any(file => BytesOf(file) > 1 << 20)),
        ("staged manifest", (store, _) => Staged(store, "warehouse.duckdb.json").Length > 0),
        ("named file", (store, before) => Directory.GetFiles(store.Folder, "*.duckdb").Length > before),
        ("named manifest", (store, before) => Directory.GetFiles(store.Folder, "*.json").Length > before),
        ("next CURRENT", (store, _) => File.Exists(Path.Combine(store.Folder, "CURRENT.tmp"))),
        ("empty staging folder", (store, before) => Directory.GetFiles(store.Folder, "*.json").Length > before
            && Staged(store, "").Length == 0),
        ("staged file again", (store, _) => Staged(store, "warehouse.duckdb").Length > 0),
    ];

    [Fact]
    public async Task A_load_killed_at_any_moment_leaves_a_whole_snapshot_served_and_the_next_load_able_to_publish()
    {
        using var source = await SmallSource.CreateAsync();
        var served = (await source.LoadAsync()).Published?.Id ?? "";
        var killed = 0;

        foreach (var (mark, seen) in Marks)
        {
            killed += await LoadAndKillAsync(source, seen) ? 1 : 0;
            served = CheckServed(source, served, mark);
        }

        await CheckNextLoadAsync(source);
        Assert.True(killed >= 3, $"Only {killed} loads were killed before their end.");
    }

    [Fact]
    [Trait("Category", "Long")]
    public async Task Fifty_loads_killed_at_seeded_moments_never_harm_what_is_served()
    {
        using var source = await SmallSource.CreateAsync();
        var served = (await source.LoadAsync()).Published?.Id ?? "";
        var whole = System.Diagnostics.Stopwatch.StartNew();
        using (var load = LoaderProcess.Start("load", "--data", source.DataFolder))
        {
            Assert.Equal(0, await load.ExitAsync());
        }

        var (random, length, killed) = (new Random(20260101), whole.Elapsed, 0);
        for (var round = 0; round < 50; round++)
        {
            var moment = random.NextDouble() * length;
            using var load = LoaderProcess.Start("load", "--data", source.DataFolder);
            await Task.Delay(moment, TestContext.Current.CancellationToken);
            killed += load.HasExited ? 0 : 1;
            await load.KillAsync();
            served = CheckServed(source, served, $"{moment.TotalMilliseconds:F0} ms");
        }

        await CheckNextLoadAsync(source);
        Assert.True(killed >= 20, $"Only {killed} loads were killed before their end.");
    }

    [Fact]
    [Trait("Category", "Long")]
    public async Task Fifty_loads_killed_inside_writes_flushes_renames_and_removals_never_harm_what_is_served()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/strace"), "strace, which kills inside a call, is not installed.");
        using var source = await SmallSource.CreateAsync();
        var served = (await source.LoadAsync()).Published?.Id ?? "";
        (string Call, int Most)[] calls = [("pwrite64", 20), ("fsync", 20), ("rename", 3), ("unlink", 4)];

        var (random, killed) = (new Random(20260101), 0);
        for (var round = 0; round < 50; round++)
        {
            var (call, most) = calls[random.Next(calls.Length)];
            var time = random.Next(most) + 1; // counted by thread, so that not every one is reached
            using var load = LoaderProcess.StartShell(
                $"exec strace -f -qq -o /dev/null -e trace={call} -e inject={call}:signal=KILL:when={time} \"$@\"",
                "load", "--data", source.DataFolder, "--keep", "3");
            killed += await load.ExitAsync() == ExitCode.Done ? 0 : 1;
            served = CheckServed(source, served, $"{call} {time}");
        }

        await CheckNextLoadAsync(source);
        Assert.True(killed >= 20, $"Only {killed} loads were killed before their end.");
    }

    private static string CheckServed(SmallSource source, string servedBefore, string moment)
    {
        var current = source.Store.Current();
        Assert.True(string.CompareOrdinal(servedBefore, current.Id) <= 0, $"After '{moment}' an older snapshot was served.");
        Assert.All(source.Store.List(), source.Store.CheckContent);
        Assert.Equal(["3"], SmallSource.Read(current.Path, "count(*)) FROM disbursement"));
        return current.Id;
    }

    private static async Task CheckNextLoadAsync(SmallSource source)
    {
        var last = (await source.LoadAsync()).Published;
        Assert.Equal(last?.Id, source.Store.Current().Id);
        Assert.Empty(Directory.GetDirectories(source.Store.Folder));
        Assert.Equal(source.Store.List().Length, Directory.GetFiles(source.Store.Folder, "*.duckdb").Length);
    }

    private static async Task<bool> LoadAndKillAsync(SmallSource source, Func<SnapshotStore, int, bool> seen)
    {
        var before = Directory.GetFiles(source.Store.Folder, "*.json").Length;
        foreach (var left in Directory.GetDirectories(source.Store.Folder))
        {
            Directory.Delete(left, recursive: true); // so that a mark is one of this load
        }

        using var load = LoaderProcess.Start("load", "--data", source.DataFolder);
        while (!load.HasExited && !seen(source.Store, before))
        {
            await Task.Delay(1, TestContext.Current.CancellationToken);
        }

        var alive = !load.HasExited;
        await load.KillAsync();
        return alive;
    }

    private static long BytesOf(string file)
    {
        try
        {
            return new FileInfo(file).Length;
        }
        catch (FileNotFoundException)
        {
            return 0; // it got its name since it was listed
        }
    }

    private static string[] Staged(SnapshotStore store, string file)
    {
        try
        {
            return file.Length == 0
                ? Directory.GetDirectories(store.Folder, ".staging-*")
                : Directory.GetFiles(store.Folder, file, SearchOption.AllDirectories);
        }
        catch (DirectoryNotFoundException)
        {
            return []; // it was removed while being listed
        }
    }
}
