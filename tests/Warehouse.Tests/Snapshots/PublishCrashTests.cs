using Analytics.Warehouse.Snapshots;

namespace Analytics.Warehouse.Tests.Snapshots;

public sealed class PublishCrashTests : IDisposable
{
    private const int SwitchAt = 7; // CURRENT is switched by the seventh step
    private readonly StoreFixture _fixture = new();

    private SnapshotStore Store => _fixture.Store;

    public static TheoryData<int> EveryStep => [.. Enumerable.Range(0, 9)];

    [Theory]
    [MemberData(nameof(EveryStep))]
    public void A_crash_after_any_step_leaves_one_whole_snapshot_served_and_the_next_run_able_to_publish(int done)
    {
        var before = _fixture.Publish("old");

        var next = CrashAfter(done);

        var served = Store.Current();
        Assert.Equal(done < SwitchAt ? before.Id : next.Id, served.Id);
        Store.CheckContent(served);
        Assert.All(Store.List(), Store.CheckContent);

        var last = _fixture.Publish("new");
        Assert.Equal(last.Id, Store.Current().Id);
        Assert.Equal(before.Id, Store.Find(before.Id).Id);
        Assert.Empty(Directory.GetFileSystemEntries(Store.Folder, "*.tmp"));
        Assert.DoesNotContain(Directory.GetDirectories(Store.Folder), folder => Directory.EnumerateFiles(folder).Any());
        Assert.Equal(Directory.GetFiles(Store.Folder, "*.duckdb").Length,
            Directory.GetFiles(Store.Folder, "*.json").Length);
    }

    [Fact]
    public void Publishing_has_the_steps_that_the_crash_test_walks()
    {
        var steps = Store.StepsOf("staged", StoreFixture.Manifest());

        Assert.Equal(EveryStep.Count - 1, steps.Length);
        Assert.Equal("switch CURRENT", steps[SwitchAt - 1].Name);
    }

    [Fact]
    public void A_crash_in_the_very_first_publish_leaves_SNAPSHOT_NONE()
    {
        CrashAfter(SwitchAt - 1);

        Assert.Equal("SNAPSHOT_NONE", StoreFixture.CodeOf(() => Store.Current()));
    }

    public void Dispose() => _fixture.Dispose();

    private SnapshotManifest CrashAfter(int done)
    {
        using var writer = Store.AcquireWriter();
        var staged = _fixture.Staged("next");
        var manifest = Store.Complete(staged, StoreFixture.Manifest("fedcba9876543210"));
        foreach (var step in Store.StepsOf(staged, manifest).Take(done))
        {
            step.Run();
        }

        return manifest;
    }
}
