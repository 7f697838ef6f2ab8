using System.Diagnostics;
using Analytics.Loader.Commands;
using Analytics.Loader.Health;
using Analytics.Loader.Tests.Support;
using Analytics.Support;

namespace Analytics.Loader.Tests.Commands;

/// <summary>Real loaders that load again and again, until they are told to end.</summary>
public sealed class ScheduledLoadTests
{
    [Fact]
    public async Task A_scheduled_loader_loads_again_and_again_and_ends_well_when_told()
    {
        using var source = await SmallSource.CreateAsync();
        var health = Path.Combine(source.DataFolder, "loader-health.json");
        using var loader = Start(source, "1s");
        await loader.HeardAsync("\"load.published\"", times: 2);
        await loader.HeardAsync("\"load.waiting\"", times: 2);

        Assert.Equal(ExitCode.Done, await HealthAsync(source));
        await loader.TerminateAsync();

        Assert.Equal(ExitCode.Done, await loader.ExitAsync());
        Assert.True(source.Store.List().Length >= 2);
        Assert.Equal("STOPPED", LoaderHealth.Read(health)?.State);
        Assert.Equal(ExitCode.Unhealthy, await HealthAsync(source));
        Assert.Empty(Directory.GetDirectories(source.Store.Folder));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_loader_told_to_end_in_the_middle_of_a_load_leaves_nothing_behind(bool terminate)
    {
        using var source = await SmallSource.CreateAsync();
        var served = (await source.LoadAsync()).Published?.Id;
        using var loader = Start(source, "1d");
        await loader.HeardAsync("\"load.step\"");

        await (terminate ? loader.TerminateAsync() : loader.InterruptAsync());

        Assert.Equal(ExitCode.Done, await loader.ExitAsync());
        Assert.Empty(Directory.GetDirectories(source.Store.Folder));
        Assert.All(source.Store.List(), source.Store.CheckContent);
        Assert.True(served == source.Store.Current().Id
            || loader.Said.Contains("load.published", StringComparison.Ordinal));
        Assert.NotNull((await source.LoadAsync()).Published);
    }

    [Fact]
    public async Task A_single_load_told_to_end_publishes_nothing_and_says_so()
    {
        using var source = await SmallSource.CreateAsync();
        using var locked = new LockedSource(source);
        using var loader = LoaderProcess.Start("load", "--data", source.DataFolder, "--command-timeout", "10m");
        await loader.HeardAsync("Extract"); // and there it waits

        await loader.TerminateAsync();
        locked.Dispose();

        Assert.Equal(ExitCode.Stopped, await loader.ExitAsync());
        Assert.Contains("LOAD_STOPPED: The load was stopped; nothing was published.", loader.Said);
        Assert.Empty(source.Store.List());
        Assert.Empty(Directory.GetDirectories(source.Store.Folder));
    }

    [Fact]
    public async Task A_load_that_needs_seconds_to_end_is_given_them()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(ExitCode.Done, await CommandTree.RunAsync(
            ["source", "template", "--data", folder.Path], TextWriter.Null, TextWriter.Null, TestContext.Current.CancellationToken));
        var file = Path.Combine(folder.Path, "csv", "disbursement.csv");
        File.Delete(file);
        using (var pipe = Process.Start("mkfifo", [file]))
        {
            await pipe.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        for (var attempt = 1; !await NeedsSecondsToEndAsync(folder.Path, file); attempt++)
        {
            Assert.True(attempt < 20, "It was always told to end before it began to read.");
        }
    }

    [Fact]
    public async Task A_scheduled_loader_goes_on_after_failures_and_tells_that_it_is_not_well()
    {
        using var source = await SmallSource.CreateAsync();
        source.Execute("ALTER TABLE Finding RENAME TO Hidden");
        using var loader = Start(source, "1s");
        await loader.HeardAsync("\"failures\":2");

        Assert.Equal("SOURCE_SCHEMA_MISSING",
            LoaderHealth.Read(Path.Combine(source.DataFolder, "loader-health.json"))?.Code);
        source.Execute("ALTER TABLE Hidden RENAME TO Finding");
        await loader.HeardAsync("\"load.published\"");
        await loader.HeardAsync("\"failures\":0");

        await loader.TerminateAsync();
        Assert.True(await loader.ExitAsync() == ExitCode.Done, loader.Said);
    }

    [Fact]
    public async Task A_load_begins_anew_after_a_passing_failure_of_its_source()
    {
        using var source = await SmallSource.CreateAsync();
        using var locked = new LockedSource(source);
        var output = new ActingWriter("attempt 2", locked.Dispose);

        var exit = await CommandTree.RunAsync(
            ["load", "--data", source.DataFolder, "--command-timeout", "1s"], output, output,
            TestContext.Current.CancellationToken);

        Assert.Equal(ExitCode.Done, exit);
        Assert.Contains("The source failed for a moment (SOURCE_LOCKED); attempt 2 in 2 s.", output.ToString());
    }

    [Fact]
    public async Task A_load_gives_up_after_the_attempts_that_it_may_make()
    {
        using var source = await SmallSource.CreateAsync();
        using var locked = new LockedSource(source);
        var output = new StringWriter();

        var exit = await CommandTree.RunAsync(
            ["load", "--data", source.DataFolder, "--command-timeout", "1s", "--retries", "0"], output, output,
            TestContext.Current.CancellationToken);

        Assert.Equal(ExitCode.Source, exit);
        Assert.Contains("SOURCE_LOCKED: Another program keeps the database file locked.", output.ToString());
    }

    /// <summary>Tells a loader to end that reads from a pipe, which cannot be given up. False where it has opened the pipe and not
    /// yet begun to read: then it may end at once.</summary>
    private static async Task<bool> NeedsSecondsToEndAsync(string dataFolder, string pipe)
    {
        using var loader = LoaderProcess.Start("load", "--provider", "Csv", "--data", dataFolder);
        bool isGivenThem;
        await using (await Task.Run(() => new FileStream(pipe, FileMode.Open, FileAccess.Write, FileShare.ReadWrite)))
        {
            await loader.TerminateAsync();
            await Task.Delay(TimeSpan.FromSeconds(3), TestContext.Current.CancellationToken); // longer than any patience of a library
            isGivenThem = !loader.HasExited;
        }

        Assert.True(await loader.ExitAsync() == ExitCode.Stopped, loader.Said);
        Assert.Contains("LOAD_STOPPED: The load was stopped; nothing was published.", loader.Said);
        return isGivenThem;
    }

    private static LoaderProcess Start(SmallSource source, string every) =>
        LoaderProcess.Start("load", "--data", source.DataFolder, "--every", every, "--log", "json");

    private static Task<int> HealthAsync(SmallSource source) => CommandTree.RunAsync(
        ["health", "--data", source.DataFolder], TextWriter.Null, TextWriter.Null,
        TestContext.Current.CancellationToken);

    private sealed class ActingWriter(string mark, Action act) : StringWriter
    {
        public override void WriteLine(string? value)
        {
            base.WriteLine(value);
            if (value?.Contains(mark, StringComparison.Ordinal) == true)
            {
                act();
            }
        }
    }
}
