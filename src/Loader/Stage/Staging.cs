using Analytics.Loader.Extract;
using Analytics.Loader.Progress;
using Analytics.Loader.Shape;
using Analytics.Operational.Sources.Reading;
using Analytics.Warehouse.Catalog;
using Analytics.Warehouse.Schema;

namespace Analytics.Loader.Stage;

/// <summary>Brings every record of a source into a staged warehouse.</summary>
/// <remarks>Reading stays on the caller's thread; shaping and appending run behind it on one line, and what is done
/// with a fact that was read as a whole (sorting, roll-ups, first checks) on a second one.</remarks>
public sealed class Staging(SourceRead source, ShapeContext shape, StagedWarehouse staged, StageOptions options,
    ILoadProgress progress)
{
    /// <summary>Is called for each fact that is in its place with its roll-ups, on another thread and with a connection
    /// of its own. Keys of spans may still move.</summary>
    public Action<StagedWarehouse, Fact> Staged { get; init; } = (_, _) => { };

    /// <summary>Stages all tables.</summary>
    /// <param name="ahead">Where the source's own sums are read, in the same look.</param>
    /// <param name="stop">Gives up.</param>
    public async Task RunAsync(TotalsAhead ahead, CancellationToken stop)
    {
        await BesideStage.WriteAsync(source, shape, staged, stop);
        var lanes = new List<StagedWarehouse>();
        try
        {
            await TakeAsync(lanes, ahead, stop);
        }
        finally
        {
            lanes.ForEach(lane => lane.Dispose());
        }

        SpanKeys.Settle(staged, shape.Spans);
        ahead.Begin([], TotalScope.All, StagedTotals.RejectedIds(staged));
    }

    private async Task TakeAsync(List<StagedWarehouse> lanes, TotalsAhead ahead, CancellationToken stop)
    {
        await using var finish = new StageLine();
        await using var line = new StageLine();
        foreach (var road in FactRoads.Of(source, shape))
        {
            var lane = staged.Beside();
            lanes.Add(lane);
            var intake = new FactIntake(lane, line, shape.Unresolved, options, progress);
            var read = await road.TakeAsync(intake, [ReadRange.All], stop);
            await line.PostAsync(() => finish.Post(() => Finish(lane, road.Table), stop), stop);
            ahead.Add(road.Table, await source.Totals.ReadAsync(road.Table, TotalScope.All, stop)); // meanwhile
            progress.TableDone(road.Table, read);
        }

        await line.FinishAsync();
        await finish.FinishAsync();
    }

    private void Finish(StagedWarehouse lane, string table)
    {
        lane.SortFact(table);
        lane.RollUp(table);
        Staged(lane, WarehouseSchema.Star.Facts.Single(fact => fact.Name == table));
    }
}
