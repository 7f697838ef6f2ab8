using Analytics.Warehouse.Snapshots;

namespace Analytics.Loader.Stage;

/// <summary>A staging folder that is removed whatever happens; after a kill the next writer sweeps it.</summary>
internal sealed class StagingFolder(SnapshotStore store) : IDisposable
{
    public string Path { get; } = store.CreateStaging();

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
