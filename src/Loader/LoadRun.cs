using Analytics.Loader.Extract;
using Analytics.Loader.Progress;
using Analytics.Loader.Stage;
using Analytics.Warehouse.Snapshots;
using DuckDB.NET.Data;

namespace Analytics.Loader;

/// <summary>One load: Extract, Shape, Stage, Verify, Publish. Whatever fails, the former snapshot stays
/// served.</summary>
public static class LoadRun
{
    /// <summary>Runs a load: incremental where that is possible, else full.</summary>
    /// <exception cref="Warehouse.Errors.AnalyticsException">LOAD_ALREADY_RUNNING, LOAD_DISK_FULL,
    /// LOAD_FOLDER_READ_ONLY.</exception>
    /// <exception cref="Operational.Errors.SourceException">SOURCE_* when the source cannot be read.</exception>
    public static async Task<LoadOutcome> RunAsync(LoadOptions options, ILoadProgress progress, CancellationToken stop)
    {
        var store = new SnapshotStore(options.DataFolder);
        using var writer = StorageGuard.Run(store.Folder, store.AcquireWriter);

        progress.Step("Extract");
        await using var source = await SourceRead.OpenAsync(options.Source, stop);
        var load = new OneLoad(store, writer, source, options, progress);
        var outcome = await StorageGuard.RunAsync(store.Folder, () => RunAsync(load, store, source, options, stop));
        if (outcome.Published is not null)
        {
            store.Retain(writer, options.Keep, options.KeepFor);
        }

        return outcome;
    }

    private static async Task<LoadOutcome> RunAsync(
        OneLoad load, SnapshotStore store, SourceRead source, LoadOptions options, CancellationToken stop)
    {
        var former = FormerSnapshot.Find(store, source, options.Kind);
        if (former.Snapshot is not { } snapshot)
        {
            return await load.FullAsync(former.Because, stop);
        }

        try
        {
            var outcome = await load.IncrementalAsync(snapshot, stop);
            return outcome.Report.FaultOfLoad is { } fault
                ? await load.FullAsync($"the incremental load failed its check {fault.Code}", stop)
                : outcome;
        }
        catch (DuckDBException damaged) when (damaged.Message.Contains("Corrupt database", StringComparison.Ordinal))
        {
            return await load.FullAsync("the served snapshot is damaged", stop);
        }
        catch (FullLoadNeededException needed)
        {
            return await load.FullAsync(needed.Message, stop);
        }
    }
}
