using Analytics.Warehouse.Snapshots;

namespace Analytics.Warehouse.Tests.Snapshots;

public sealed class SnapshotWatcherTests : IDisposable
{
    private static readonly TimeSpan Often = TimeSpan.FromMilliseconds(20);
    private readonly StoreFixture _fixture = new();
    private readonly CancellationTokenSource _stop = new(TimeSpan.FromSeconds(60));

    [Fact]
    public async Task Every_publish_is_told_from_the_very_first_in_a_folder_that_did_not_exist()
    {
        await using var changes = Watch(known: null);

        foreach (var content in (string[])["one", "two"])
        {
            var published = _fixture.Publish(content);

            Assert.True(await changes.MoveNextAsync());
            Assert.Equal(published.Id, changes.Current.Served?.Id);
            Assert.Null(changes.Current.Problem);
        }
    }

    [Fact]
    public async Task The_snapshot_that_is_known_is_no_change_and_a_damaged_one_is_told_as_a_problem()
    {
        var known = _fixture.Publish();
        await using var changes = Watch(known.Id);
        var next = changes.MoveNextAsync();
        Assert.False(next.IsCompleted);

        await File.WriteAllTextAsync(Path.Combine(_fixture.Store.Folder, "CURRENT"), "?", _stop.Token);

        Assert.True(await next);
        Assert.Null(changes.Current.Served);
        Assert.Equal("SNAPSHOT_CORRUPT", changes.Current.Problem?.Code);
    }

    [Fact]
    public async Task A_rollback_is_told_as_any_other_change()
    {
        var older = _fixture.Publish();
        await using var changes = Watch(_fixture.Publish().Id);
        var next = changes.MoveNextAsync();
        Assert.False(next.IsCompleted);

        using (var writer = _fixture.Store.AcquireWriter())
        {
            _fixture.Store.Rollback(writer, older.Id);
        }

        Assert.True(await next);
        Assert.Equal(older.Id, changes.Current.Served?.Id);
    }

    [Fact]
    public async Task The_file_system_tells_without_a_poll()
    {
        var known = _fixture.Publish();
        await using var changes = new SnapshotWatcher(_fixture.Store, TimeSpan.FromHours(1))
            .ChangesAsync(known.Id, _stop.Token).GetAsyncEnumerator(_stop.Token);
        var next = changes.MoveNextAsync(); // runs up to the wait, so the watch stands before the publish

        var published = _fixture.Publish();

        Assert.True(await next);
        Assert.Equal(published.Id, changes.Current.Served?.Id);
    }

    [Fact]
    public async Task Where_the_system_has_no_watch_left_polls_find_the_change()
    {
        var known = _fixture.Publish();
        await using var changes = new SnapshotWatcher(_fixture.Store, Often) { Begin = _ => throw new IOException("No watch is left.") }
            .ChangesAsync(known.Id, _stop.Token).GetAsyncEnumerator(_stop.Token);

        var published = _fixture.Publish();

        Assert.True(await changes.MoveNextAsync());
        Assert.Equal(published.Id, changes.Current.Served?.Id);
    }

    public void Dispose()
    {
        _stop.Dispose();
        _fixture.Dispose();
    }

    private IAsyncEnumerator<SnapshotChange> Watch(string? known) =>
        new SnapshotWatcher(_fixture.Store, Often).ChangesAsync(known, _stop.Token).GetAsyncEnumerator(_stop.Token);
}
