using Analytics.Loader.Extract;
using Analytics.Loader.Progress;
using Analytics.Loader.Publish;
using Analytics.Loader.Shape;
using Analytics.Loader.Stage;
using Analytics.Loader.Verify;
using Analytics.Warehouse.Snapshots;

namespace Analytics.Loader;

/// <summary>One full load: Extract, Shape, Stage, Verify, Publish. Whatever fails, the former snapshot stays
/// served.</summary>
public static class LoadRun
{
    /// <summary>Runs a load.</summary>
    /// <exception cref="Warehouse.Errors.AnalyticsException">LOAD_ALREADY_RUNNING, LOAD_DISK_FULL,
    /// LOAD_FOLDER_READ_ONLY.</exception>
    /// <exception cref="Operational.Errors.SourceException">SOURCE_* when the source cannot be read.</exception>
    public static async Task<LoadOutcome> RunAsync(LoadOptions options, ILoadProgress progress, CancellationToken stop)
    {
        var store = new SnapshotStore(options.DataFolder);
        using var writer = StorageGuard.Run(store.Folder, store.AcquireWriter);

        progress.Step("Extract");
        await using var source = await SourceRead.OpenAsync(options.Source, stop);
        var dimensions = await source.DimensionsAsync(stop);

        var shape = new ShapeContext(dimensions);
        return await StorageGuard.RunAsync(store.Folder, async () =>
        {
            using var folder = new StagingFolder(store);
            using var staged = StagedWarehouse.Create(folder.Path, options.Stage);

            progress.Step("Shape and stage");
            var totals = await new Staging(source, shape, staged, options.Stage, progress).RunAsync(stop);

            progress.Step("Verify");
            var cutoff = CutoffOf(source, dimensions);
            var report = Verification.Check(staged, shape, totals, cutoff);
            if (report.Blocking.Length > 0)
            {
                return new LoadOutcome(report, null);
            }

            progress.Step("Publish");
            var origin = new SnapshotOrigin(dimensions.Dataset, source.Watermark, cutoff, report);
            var published = Publisher.Publish(store, writer, staged, origin);
            store.Retain(writer, options.Keep, options.KeepFor);
            return new LoadOutcome(report, published);
        });
    }

    private static DateTimeOffset CutoffOf(SourceRead source, SourceDimensions dimensions) =>
        dimensions.Dataset.CutoffAt is { } told ? new DateTimeOffset(told, TimeSpan.Zero) : source.BeganAt;
}
