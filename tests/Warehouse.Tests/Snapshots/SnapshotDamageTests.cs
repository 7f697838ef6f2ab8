using Analytics.Warehouse.Snapshots;

namespace Analytics.Warehouse.Tests.Snapshots;

public sealed class SnapshotDamageTests : IDisposable
{
    private readonly StoreFixture _fixture = new();

    private SnapshotStore Store => _fixture.Store;

    [Theory]
    [InlineData("")]
    [InlineData("not an id")]
    [InlineData("../20260101T000000Z-00000000")]
    public void CURRENT_that_names_nothing_is_SNAPSHOT_CORRUPT(string content)
    {
        _fixture.Publish();
        File.WriteAllText(Path.Combine(Store.Folder, "CURRENT"), content);

        Assert.Equal("SNAPSHOT_CORRUPT", StoreFixture.CodeOf(() => Store.Current()));
    }

    [Fact]
    public void A_damaged_CURRENT_is_healed_by_the_next_publish()
    {
        _fixture.Publish();
        File.WriteAllText(Path.Combine(Store.Folder, "CURRENT"), "?");

        var next = _fixture.Publish();

        Assert.Equal(next.Id, Store.Current().Id);
    }

    [Theory]
    [InlineData(".json", "{")]
    [InlineData(".json", "")]
    [InlineData(".json", "{\"formatVersion\": 99}")]
    [InlineData(".json", "null")]
    [InlineData(".duckdb", "row")]
    public void A_changed_file_is_SNAPSHOT_CORRUPT_and_not_listed(string extension, string content)
    {
        var first = _fixture.Publish();
        var second = _fixture.Publish();
        File.WriteAllText(Path.ChangeExtension(second.Path, extension), content);

        Assert.Equal("SNAPSHOT_CORRUPT", StoreFixture.CodeOf(() => Store.Current()));
        Assert.Equal("SNAPSHOT_CORRUPT", StoreFixture.CodeOf(() => Store.Find(second.Id)));
        Assert.Equal([first.Id], Store.List().Select(snapshot => snapshot.Id));
    }

    [Theory]
    [InlineData(".json")]
    [InlineData(".duckdb")]
    public void A_missing_file_is_SNAPSHOT_CORRUPT_even_after_the_next_writer_swept(string extension)
    {
        var snapshot = _fixture.Publish();
        File.Delete(Path.ChangeExtension(snapshot.Path, extension));
        using (Store.AcquireWriter()) { }

        Assert.Equal("SNAPSHOT_CORRUPT", StoreFixture.CodeOf(() => Store.Current()));
        Assert.Equal("SNAPSHOT_CORRUPT", StoreFixture.CodeOf(() => Store.Find(snapshot.Id)));
    }

    [Fact]
    public void A_flipped_byte_is_found_by_the_full_check_only()
    {
        var snapshot = _fixture.Publish("rows");
        File.WriteAllText(snapshot.Path, "rowz");

        var current = Store.Current();

        Assert.Equal("SNAPSHOT_CORRUPT", StoreFixture.CodeOf(() => Store.CheckContent(current)));
    }

    public void Dispose() => _fixture.Dispose();
}
