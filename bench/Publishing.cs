using Analytics.Warehouse.Snapshots;

namespace Analytics.Bench;

/// <summary>Publishes the same snapshot anew each second until it is disposed.</summary>
public sealed class Publishing : IAsyncDisposable
{
    private const int Kept = 5;
    private readonly CancellationTokenSource stop = new();
    private readonly Task working;

    /// <summary>Begins.</summary>
    public Publishing(BenchData data) => working = Task.Run(() => WorkAsync(data));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await working;
        stop.Dispose();
    }

    private async Task WorkAsync(BenchData data)
    {
        var store = new SnapshotStore(data.Folder);
        while (!stop.IsCancellationRequested)
        {
            using (var writer = store.AcquireWriter())
            {
                var current = store.Current();
                var file = Path.Combine(store.CreateStaging(), "copy.duckdb");
                File.Copy(current.Path, file);
                store.Publish(writer, file, current.Manifest);
                store.Retain(writer, Kept);
            }

            await Task.Delay(TimeSpan.FromSeconds(1), stop.Token).ContinueWith(_ => { }, TaskScheduler.Default);
        }
    }
}
