using System.Collections.Immutable;
using Analytics.Loader.Extract;
using Analytics.Loader.Progress;
using Analytics.Loader.Publish;
using Analytics.Loader.Shape;
using Analytics.Loader.Stage;
using Analytics.Loader.Verify;
using Analytics.Warehouse.Snapshots;

namespace Analytics.Loader;

/// <summary>The two ways of a load over one look at the source.</summary>
internal sealed class OneLoad(
    SnapshotStore store, SnapshotWriter writer, SourceRead source, LoadOptions options, ILoadProgress progress)
{
    private SourceDimensions? _dimensions;

    /// <summary>Reads everything.</summary>
    /// <param name="because">Why, for the operator.</param>
    /// <param name="stop">Gives up.</param>
    public async Task<LoadOutcome> FullAsync(string because, CancellationToken stop)
    {
        var dimensions = await DimensionsAsync(stop);
        using var folder = new StagingFolder(store);
        using var staged = StagedWarehouse.Create(folder.Path, options.Stage);
        var shape = new ShapeContext(dimensions);
        progress.Step("Shape and stage");
        await using var ahead = new TotalsAhead(source, stop);
        var (queries, cutoff) = (new CheckQueries(staged), CutoffOf(dimensions));
        await new Staging(source, shape, staged, options.Stage, progress)
        {
            Staged = (lane, fact) => Verification.Ahead(queries.Ahead(lane), fact, cutoff, options.Verify),
        }.RunAsync(ahead, stop);

        progress.Step("Verify");
        var report = await Verification.CheckAsync(queries, shape, ahead.Result, cutoff, options.Verify);
        var published = Publish(staged, dimensions, report, () => ContentHash.States(staged));
        return new LoadOutcome(report, published) { Kind = LoadKind.Full, Because = because };
    }

    /// <summary>Reads what changed since a snapshot.</summary>
    /// <exception cref="FullLoadNeededException">When the changes cannot be followed.</exception>
    public async Task<LoadOutcome> IncrementalAsync(Snapshot former, CancellationToken stop)
    {
        using var folder = new StagingFolder(store);
        var copied = Task.Run(() => StagedWarehouse.Copy(former.Path, folder.Path), stop);
        var read = DimensionsAsync(stop);
        await Task.WhenAll(copied, read); // both end, whatever befalls one
        var dimensions = await read;
        using var staged = StagedWarehouse.Continue(folder.Path, options.Stage);
        var shape = new ShapeContext(dimensions);
        progress.Step("Shape and stage");
        var staging = new ChangeStaging(source, shape, staged, options.Stage, progress);
        await using var ahead = new TotalsAhead(source, stop);
        var changes = await staging.RunAsync(former.Manifest, ahead, stop);

        progress.Step("Verify");
        var cutoff = CutoffOf(dimensions);
        var scope = ScopeOf(former.Manifest, changes, cutoff);
        var report = await Verification.CheckAsync(
            new CheckQueries(staged), shape, ahead.Result, cutoff, options.Verify, scope);
        var published = Publish(
            staged, dimensions, report, () => ContentHash.States(staged, former.Manifest.States, changes));
        return new LoadOutcome(report, published)
        {
            Kind = LoadKind.Incremental,
            Former = former.Id,
            Records = changes.Records,
        };
    }

    // Former findings hold for rows that were there before, as long as nothing else that rules look at changed.
    private VerifyScope ScopeOf(SnapshotManifest former, StagedChanges changes, DateTimeOffset cutoff) =>
        changes.SameDimensions && changes.Rewritten.IsEmpty && former.SourceCutoff <= cutoff
            && former.VerifyRules == Verification.DigestOf(options.Verify)
            && options.Stage.Totals == TotalsOf.Changes
                ? new()
                {
                    Facts = [.. changes.Facts],
                    Broken = former.Broken,
                    Totals = former.ControlTotals,
                    Codes = [.. former.Quality.Select(note => note.Code)],
                }
                : VerifyScope.Everything;

    private Snapshot? Publish(
        StagedWarehouse staged, SourceDimensions dimensions, VerifyReport report,
        Func<ImmutableArray<TableState>> states)
    {
        if (report.Blocking.Length > 0)
        {
            return null;
        }

        progress.Step("Publish");
        var origin = new SnapshotOrigin(
            dimensions.Dataset, source.Identity, source.Watermark, CutoffOf(dimensions), report)
        {
            VerifyRules = Verification.DigestOf(options.Verify),
        };
        return Publisher.Publish(store, writer, staged, origin, states());
    }

    private async Task<SourceDimensions> DimensionsAsync(CancellationToken stop) =>
        _dimensions ??= await source.DimensionsAsync(stop);

    private DateTimeOffset CutoffOf(SourceDimensions dimensions) =>
        dimensions.Dataset.CutoffAt is { } told ? new DateTimeOffset(told, TimeSpan.Zero) : source.BeganAt;
}
