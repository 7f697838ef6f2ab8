using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Analytics.Warehouse.Errors;

namespace Analytics.Warehouse.Snapshots;

/// <summary>Tells when CURRENT changed: at once where the file system reports it, else at the next poll.</summary>
/// <param name="store">The folder to watch; it need not exist yet.</param>
/// <param name="pollEvery">Longest delay where the file system reports nothing (network disks); above zero.</param>
public sealed class SnapshotWatcher(SnapshotStore store, TimeSpan pollEvery)
{
    /// <summary>What begins to watch. The system has only so many watches for all processes of an account.</summary>
    internal Action<FileSystemWatcher> Begin { get; init; } = files => files.EnableRaisingEvents = true;

    /// <summary>Every change after <paramref name="known"/>, until cancelled. Changes that follow fast may come
    /// as one.</summary>
    /// <param name="known">The id that the caller serves; null for none, so that an existing snapshot is the
    /// first change.</param>
    /// <param name="stop">Ends the sequence with an <see cref="OperationCanceledException"/>.</param>
    public async IAsyncEnumerable<SnapshotChange> ChangesAsync(
        string? known, [EnumeratorCancellation] CancellationToken stop)
    {
        var signals = Channel.CreateBounded<bool>(
            new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
        FileSystemWatcher? files = null;
        try
        {
            for (var seen = new Seen(known, null); ;)
            {
                files ??= Watch(signals.Writer); // the folder may appear later
                var now = Look();
                if (now.Mark != seen)
                {
                    seen = now.Mark;
                    yield return now.Change;
                }

                await WaitAsync(signals.Reader, stop);
            }
        }
        finally
        {
            files?.Dispose();
        }
    }

    private (Seen Mark, SnapshotChange Change) Look()
    {
        try
        {
            var snapshot = store.Current();
            return (new Seen(snapshot.Id, null), new SnapshotChange(snapshot, null));
        }
        catch (AnalyticsException problem)
        {
            var error = problem.Errors[0];
            var id = error.Code == "SNAPSHOT_NONE" ? null : error.Message;
            return (new Seen(id, id is null ? null : error.Code), new SnapshotChange(null, error));
        }
    }

    private FileSystemWatcher? Watch(ChannelWriter<bool> signals)
    {
        if (!Directory.Exists(store.Folder))
        {
            return null;
        }

        var files = new FileSystemWatcher(store.Folder, "CURRENT");
        files.Changed += (_, _) => signals.TryWrite(true);
        files.Created += (_, _) => signals.TryWrite(true);
        files.Renamed += (_, _) => signals.TryWrite(true);
        try
        {
            Begin(files);
            return files;
        }
        catch (IOException)
        {
            files.Dispose();
            return null; // there is no watch left; polls find the change, and try again
        }
    }

    private async Task WaitAsync(ChannelReader<bool> signals, CancellationToken stop)
    {
        using var poll = CancellationTokenSource.CreateLinkedTokenSource(stop);
        poll.CancelAfter(pollEvery);
        try
        {
            await signals.ReadAsync(poll.Token);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            // The poll is due.
        }
    }

    private sealed record Seen(string? Id, string? Code);
}
