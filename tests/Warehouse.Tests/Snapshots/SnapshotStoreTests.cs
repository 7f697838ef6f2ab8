using Analytics.Warehouse.Snapshots;

namespace Analytics.Warehouse.Tests.Snapshots;

public sealed class SnapshotStoreTests : IDisposable
{
    private readonly StoreFixture _fixture = new();

    private SnapshotStore Store => _fixture.Store;

    [Fact]
    public void A_published_snapshot_is_current_and_holds_what_was_published()
    {
        var published = _fixture.Publish();

        var current = Store.Current();

        Assert.Equal(published.Path, current.Path);
        Assert.Equal("rows", File.ReadAllText(current.Path));
        var expected = StoreFixture.Manifest();
        var read = current.Manifest;
        Assert.Matches("^[0-9]{8}T[0-9]{6}Z-01234567$", read.Id);
        Assert.Equal(SnapshotId.Of(read.PublishedAt, expected.ContentHash), read.Id);
        Assert.Equal(expected.Rows.AsEnumerable(), read.Rows);
        Assert.Equal(expected.ControlTotals.AsEnumerable(), read.ControlTotals);
        Assert.Equal(expected.Quality.AsEnumerable(), read.Quality);
        Assert.Equal(expected with { Rows = read.Rows, ControlTotals = read.ControlTotals, Quality = read.Quality },
            read with { Id = "", PublishedAt = default, FileBytes = 0, FileHash = "" });
    }

    [Fact]
    public void Publishing_leaves_only_the_snapshot_its_manifest_and_CURRENT_visible()
    {
        var id = _fixture.Publish().Id;
        using (Store.AcquireWriter()) { }

        var names = Directory.GetFileSystemEntries(Store.Folder).Select(Path.GetFileName).Where(name =>
            !name!.StartsWith('.'));

        Assert.Equal(["CURRENT", id + ".duckdb", id + ".json"],
            names.Order(StringComparer.Ordinal).Order(new CurrentFirst()));
        Assert.Equal(id + "\n", File.ReadAllText(Path.Combine(Store.Folder, "CURRENT")));
    }

    [Fact]
    public void Equal_content_published_in_one_second_gets_ids_in_order_of_publishing()
    {
        var ids = Enumerable.Range(0, 4).Select(_ => _fixture.Publish().Id).ToArray();

        Assert.Equal(4, ids.Distinct().Count());
        Assert.Equal(ids.Reverse(), Store.List().Select(snapshot => snapshot.Id));
        Assert.Equal(ids[^1], Store.Current().Id);
        Assert.Equal(ids[1], Store.Find(ids[1]).Id);
    }

    [Fact]
    public void A_clock_that_was_set_back_by_a_century_publishes_what_is_newer_all_the_same()
    {
        using (var writer = Store.AcquireWriter())
        {
            Store.StepsOf(_fixture.Staged(), StoreFixture.Manifest() with { Id = "21991231T235959Z-ffffffff" }).ToList().ForEach(step => step.Run());
        }

        var next = _fixture.Publish();

        Assert.Equal("22000101T000000Z-01234567", next.Id);
        Assert.Equal(next.Id, Store.Current().Id);
    }

    [Fact]
    public void Nothing_published_is_an_empty_list_and_SNAPSHOT_NONE()
    {
        Assert.Empty(Store.List());
        Assert.Null(Store.CurrentId());
        Assert.Equal("SNAPSHOT_NONE", StoreFixture.CodeOf(() => Store.Current()));
    }

    [Theory]
    [InlineData("20260101T000000Z-00000000")]
    [InlineData("../../etc/passwd")]
    [InlineData("")]
    public void An_unknown_id_is_SNAPSHOT_NOT_FOUND(string id)
    {
        _fixture.Publish();

        Assert.Equal("SNAPSHOT_NOT_FOUND", StoreFixture.CodeOf(() => Store.Find(id)));
    }

    [Fact]
    public void Retention_keeps_the_newest_the_current_and_the_pinned()
    {
        var ids = Enumerable.Range(0, 5).Select(_ => _fixture.Publish().Id).ToArray();
        Store.Pin(ids[0]);
        File.WriteAllText(Path.Combine(Store.Folder, "CURRENT"), ids[1] + "\n"); // an operator went back

        using var writer = Store.AcquireWriter();
        var gone = Store.Retain(writer, keep: 2);

        Assert.Equal([ids[3], ids[2]], gone.AsEnumerable());
        Assert.Equal([ids[4], ids[1], ids[0]], Store.List().Select(snapshot => snapshot.Id));
        Store.Unpin(ids[0]);
        Assert.Equal([ids[0]], Store.Retain(writer, keep: 2).AsEnumerable());
    }

    [Fact]
    public void Retention_by_age_removes_what_is_older_and_keeps_the_served_and_the_pinned()
    {
        var ids = Enumerable.Range(0, 4).Select(_ => _fixture.Publish().Id).ToArray();
        Store.Pin(ids[0]);
        using var writer = Store.AcquireWriter();

        Assert.Empty(Store.Retain(writer, keep: 10, TimeSpan.FromDays(1)));
        var gone = Store.Retain(writer, keep: 10, TimeSpan.FromDays(-1)); // as if a day had gone by

        Assert.Equal([ids[2], ids[1]], gone.AsEnumerable());
        Assert.Equal([ids[3], ids[0]], Store.List().Select(snapshot => snapshot.Id));
    }

    [Fact]
    public void A_rollback_serves_an_older_snapshot_and_the_next_publish_goes_on()
    {
        var (first, second) = (_fixture.Publish("first"), _fixture.Publish("second"));
        using (var writer = Store.AcquireWriter())
        {
            Assert.Equal(first.Id, Store.Rollback(writer, first.Id).Id);
        }

        Assert.Equal(first.Id, Store.Current().Id);
        Assert.Equal([second.Id, first.Id], Store.List().Select(snapshot => snapshot.Id));
        Assert.Equal(_fixture.Publish("third").Id, Store.Current().Id);
    }

    [Fact]
    public void A_rollback_to_damaged_bytes_is_refused_and_changes_nothing()
    {
        var (first, second) = (_fixture.Publish("first"), _fixture.Publish("second"));
        File.WriteAllText(first.Path, "FIRST");
        using var writer = Store.AcquireWriter();

        Assert.Equal("SNAPSHOT_CORRUPT", StoreFixture.CodeOf(() => Store.Rollback(writer, first.Id)));

        Assert.Equal(second.Id, Store.Current().Id);
    }

    [Fact]
    public void A_pin_of_a_snapshot_that_is_gone_is_swept()
    {
        var id = _fixture.Publish().Id;
        Store.Pin(id);
        var stray = Path.Combine(Store.Folder, "20200101T000000Z-00000000.pinned");
        File.WriteAllText(stray, "");

        Store.AcquireWriter().Dispose();

        Assert.False(File.Exists(stray));
        Assert.True(Store.IsPinned(id));
    }

    public void Dispose() => _fixture.Dispose();

    private sealed class CurrentFirst : IComparer<string?>
    {
        public int Compare(string? x, string? y) => (x == "CURRENT" ? 0 : 1).CompareTo(y == "CURRENT" ? 0 : 1);
    }
}
