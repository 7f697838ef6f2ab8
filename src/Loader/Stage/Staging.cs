using System.Collections.Immutable;
using Analytics.Loader.Extract;
using Analytics.Loader.Progress;
using Analytics.Loader.Shape;
using Analytics.Operational.Sources.Reading;

namespace Analytics.Loader.Stage;

/// <summary>Brings every record of a source into a staged warehouse.</summary>
/// <remarks>Reading stays on the caller's thread; shaping, appending and sorting run behind it on the stage
/// line.</remarks>
public sealed class Staging(SourceRead source, ShapeContext shape, StagedWarehouse staged, StageOptions options,
    ILoadProgress progress)
{
    /// <summary>Stages all tables.</summary>
    /// <param name="ahead">Where the source's own sums are read, in the same look.</param>
    /// <param name="stop">Gives up.</param>
    public async Task RunAsync(TotalsAhead ahead, CancellationToken stop)
    {
        await BesideStage.WriteAsync(source, shape, staged, stop);
        await using (var line = new StageLine())
        {
            var intake = new FactIntake(staged, line, shape.Unresolved, options, progress);
            foreach (var road in FactRoads.Of(source, shape))
            {
                var read = await road.TakeAsync(intake, [ReadRange.All], stop);
                await line.PostAsync(() => Sort(road.Table), stop);
                var ofSource = await source.Totals.ReadAsync(road.Table, TotalScope.All, stop); // while it sorts
                ahead.Add(road.Table, ofSource);
                progress.TableDone(road.Table, read);
            }

            await line.FinishAsync();
        }

        SpanKeys.Settle(staged, shape.Spans);
        ahead.Begin([], TotalScope.All, StagedTotals.RejectedIds(staged));
    }

    private void Sort(string table)
    {
        staged.SortFact(table);
        staged.RollUp(table);
    }
}
