using System.Globalization;
using Analytics.Warehouse.Errors;

namespace Analytics.Warehouse.Tests.Snapshots;

public sealed class SnapshotWriterTests : IDisposable
{
    private readonly StoreFixture _fixture = new();

    [Fact]
    public void A_second_writer_is_refused_and_told_who_the_first_is()
    {
        using var first = _fixture.Store.AcquireWriter();

        var refusal = Assert.Throws<AnalyticsException>(() => _fixture.Store.AcquireWriter());

        Assert.Equal(
            new AnalyticsError(
                "LOAD_ALREADY_RUNNING",
                string.Create(CultureInfo.InvariantCulture,
                    $"Another load is writing to this data folder (process {Environment.ProcessId})."),
                "Wait until it has finished; its lock ends with its process. Then run load again."),
            Assert.Single(refusal.Errors));
    }

    [Fact]
    public void The_right_to_write_ends_when_it_is_disposed()
    {
        _fixture.Store.AcquireWriter().Dispose();

        using var second = _fixture.Store.AcquireWriter();

        Assert.NotNull(second);
    }

    [Fact]
    public void A_new_writer_removes_what_a_killed_one_left_and_nothing_else()
    {
        var kept = _fixture.Publish();
        _fixture.Staged();
        var orphan = Path.Combine(_fixture.Store.Folder, "20200101T000000Z-00000000.duckdb");
        var unfinished = Path.Combine(_fixture.Store.Folder, "CURRENT.tmp");
        var foreign = Path.Combine(_fixture.Store.Folder, "notes.duckdb");
        foreach (var path in (string[])[orphan, unfinished, foreign])
        {
            File.WriteAllText(path, "x");
        }

        using var writer = _fixture.Store.AcquireWriter();

        Assert.Empty(Directory.GetDirectories(_fixture.Store.Folder));
        Assert.False(File.Exists(orphan));
        Assert.False(File.Exists(unfinished));
        Assert.True(File.Exists(foreign));
        Assert.Equal(kept.Id, _fixture.Store.Current().Id);
    }

    public void Dispose() => _fixture.Dispose();
}
