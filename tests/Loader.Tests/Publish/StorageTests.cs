using System.Diagnostics;
using Analytics.Loader.Progress;
using Analytics.Loader.Tests.Support;
using Analytics.Support;
using Analytics.Warehouse.Errors;
using Analytics.Warehouse.Snapshots;

namespace Analytics.Loader.Tests.Publish;

public sealed class StorageTests
{
    [Fact]
    public async Task A_full_disk_is_LOAD_DISK_FULL_and_leaves_nothing_behind()
    {
        using var source = await SmallSource.CreateAsync();
        using var folder = new TemporaryFolder();
        Assert.SkipUnless(await MountAsync("-t", "tmpfs", "-o", "size=2m", "tmpfs", folder.Path),
            "Only root can mount a small disk.");
        try
        {
            var error = await FailAsync(source.Options with { DataFolder = folder.Path });

            Assert.Equal("LOAD_DISK_FULL", error.Code);
            Assert.Equal([".writer.lock", ".writer.pid"], Names(Path.Combine(folder.Path, "snapshots")));
        }
        finally
        {
            await RunAsync("umount", folder.Path);
        }
    }

    [Fact]
    public async Task A_read_only_disk_is_LOAD_FOLDER_READ_ONLY()
    {
        using var source = await SmallSource.CreateAsync();
        using var folder = new TemporaryFolder();
        Assert.SkipUnless(await MountAsync("-t", "tmpfs", "-o", "ro", "tmpfs", folder.Path),
            "Only root can mount a read-only disk.");
        try
        {
            var error = await FailAsync(source.Options with { DataFolder = folder.Path });

            Assert.Equal("LOAD_FOLDER_READ_ONLY", error.Code);
        }
        finally
        {
            await RunAsync("umount", folder.Path);
        }
    }

    [Fact]
    public async Task A_disk_that_fills_up_keeps_the_last_good_snapshot_and_a_freed_one_is_loaded_again()
    {
        using var source = await SmallSource.CreateAsync();
        using var folder = new TemporaryFolder();
        Assert.SkipUnless(await MountAsync("-t", "tmpfs", "-o", "size=24m", "tmpfs", folder.Path),
            "Only root can mount a small disk.");
        try
        {
            var options = source.Options with { DataFolder = folder.Path };
            var first = await PublishAsync(options);
            var filler = folder.File("filler");
            await File.WriteAllBytesAsync(filler, new byte[14 << 20], TestContext.Current.CancellationToken);

            Assert.Equal("LOAD_DISK_FULL", (await FailAsync(options)).Code);

            var store = new SnapshotStore(folder.Path);
            Assert.Equal(first, store.Current().Id);
            store.CheckContent(store.Current());
            Assert.Empty(Directory.GetDirectories(store.Folder));
            File.Delete(filler);
            Assert.Equal(await PublishAsync(options), store.Current().Id);
        }
        finally
        {
            await RunAsync("umount", folder.Path);
        }
    }

    [Fact]
    public async Task A_disk_that_turns_read_only_keeps_the_last_good_snapshot_and_is_loaded_again_when_it_can()
    {
        using var source = await SmallSource.CreateAsync();
        using var folder = new TemporaryFolder();
        Assert.SkipUnless(await MountAsync("-t", "tmpfs", "tmpfs", folder.Path), "Only root can mount a disk.");
        try
        {
            var options = source.Options with { DataFolder = folder.Path };
            var first = await PublishAsync(options);
            await MountAsync("-o", "remount,ro", folder.Path);

            Assert.Equal("LOAD_FOLDER_READ_ONLY", (await FailAsync(options)).Code);

            Assert.Equal(first, new SnapshotStore(folder.Path).Current().Id);
            await MountAsync("-o", "remount,rw", folder.Path);
            Assert.Equal(await PublishAsync(options), new SnapshotStore(folder.Path).Current().Id);
        }
        finally
        {
            await RunAsync("umount", folder.Path);
        }
    }

    [Theory]
    [InlineData(256)]
    [InlineData(2_048)]
    public async Task An_account_that_may_write_no_more_is_LOAD_DISK_FULL_in_a_real_process(int kibibytes)
    {
        using var source = await SmallSource.CreateAsync();
        var served = (await source.LoadAsync()).Published?.Id;

        using var load = LoaderProcess.StartShell(
            // the runtime writes its own code into a file unless it is told not to
            $"export DOTNET_EnableWriteXorExecute=0; trap '' XFSZ; ulimit -f {kibibytes}; exec \"$@\"",
            "load", "--data", source.DataFolder);

        Assert.Equal(ExitCode.Storage, await load.ExitAsync());
        Assert.Contains("LOAD_DISK_FULL: The disk of the data folder, or what this account may use of it", load.Said);
        Assert.Equal(served, source.Store.Current().Id);
        Assert.Empty(Directory.GetDirectories(source.Store.Folder));
        Assert.NotNull((await source.LoadAsync()).Published);
    }

    [Fact]
    public async Task A_data_folder_that_is_a_file_is_LOAD_FOLDER_READ_ONLY()
    {
        using var source = await SmallSource.CreateAsync();

        var error = await FailAsync(source.Options with { DataFolder = source.DatabaseFile });

        Assert.Equal("LOAD_FOLDER_READ_ONLY", error.Code);
        Assert.Contains(source.DatabaseFile, error.Message);
    }

    [Fact]
    public async Task A_second_load_at_the_same_time_is_refused_and_the_first_goes_on()
    {
        using var source = await SmallSource.CreateAsync();
        using (source.Store.AcquireWriter())
        {
            var error = await FailAsync(source.Options);

            Assert.Equal("LOAD_ALREADY_RUNNING", error.Code);
            Assert.Contains($"process {Environment.ProcessId}", error.Message);
        }

        Assert.NotNull((await source.LoadAsync()).Published);
    }

    [Fact]
    public async Task A_stopped_load_publishes_nothing_and_leaves_nothing_behind()
    {
        using var source = await SmallSource.CreateAsync();
        using var stop = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => LoadRun.RunAsync(source.Options, new StopAt("disbursement", stop), stop.Token));

        Assert.Empty(source.Store.List());
        Assert.Equal([".writer.lock", ".writer.pid"], Names(source.Store.Folder));
    }

    private static async Task<string?> PublishAsync(LoadOptions options)
    {
        var outcome = await LoadRun.RunAsync(options, new NoProgress(), TestContext.Current.CancellationToken);
        return outcome.Published?.Id;
    }

    private static async Task<AnalyticsError> FailAsync(LoadOptions options)
    {
        var failure = await Assert.ThrowsAsync<AnalyticsException>(
            () => LoadRun.RunAsync(options, new NoProgress(), TestContext.Current.CancellationToken));
        return Assert.Single(failure.Errors);
    }

    private static string[] Names(string folder) =>
        [.. Directory.GetFileSystemEntries(folder).Select(path =>
            Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    private static Task<bool> MountAsync(params string[] arguments) =>
        OperatingSystem.IsLinux() ? RunAsync("mount", arguments) : Task.FromResult(false);

    private static async Task<bool> RunAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardError = true };
        using var process = Process.Start(start);
        if (process is null)
        {
            return false;
        }

        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return process.ExitCode == 0;
    }

    private sealed class StopAt(string table, CancellationTokenSource stop) : ILoadProgress
    {
        public void Step(string name) { }

        public void Rows(string name, long rows)
        {
            if (name == table)
            {
                stop.Cancel();
            }
        }

        public void TableDone(string name, long rows) { }
    }
}
