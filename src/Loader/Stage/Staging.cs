using System.Collections.Immutable;
using Analytics.Loader.Extract;
using Analytics.Loader.Progress;
using Analytics.Loader.Shape;
using Analytics.Operational.Model;

namespace Analytics.Loader.Stage;

/// <summary>Brings every record of a source into a staged warehouse.</summary>
/// <remarks>Reading stays on the caller's thread; shaping, appending and sorting run behind it on the stage
/// line.</remarks>
public sealed class Staging(SourceRead source, ShapeContext shape, StagedWarehouse staged, StageOptions options,
    ILoadProgress progress)
{
    private readonly Dictionary<string, ImmutableArray<TotalLine>> _totals = [];

    /// <summary>Stages all tables.</summary>
    /// <returns>The source's own totals, by warehouse table, read in the same look.</returns>
    public async Task<ImmutableDictionary<string, ImmutableArray<TotalLine>>> RunAsync(CancellationToken stop)
    {
        await StageBesideAsync(stop);
        await using (var line = new StageLine())
        {
            await StageFactsAsync(line, stop);
            await line.FinishAsync();
        }

        staged.Append(DimensionWriters.Span, shape.Spans.Rows); // spans are known only after the last record
        return _totals.ToImmutableDictionary();
    }

    private async Task StageBesideAsync(CancellationToken stop)
    {
        var beside = new BesideShape(shape);
        staged.Append(DimensionWriters.Area, shape.Areas.Rows);
        staged.Append(DimensionWriters.Member, shape.Members.Rows);
        staged.Append(DimensionWriters.AreaClass, shape.Classes.Rows);
        staged.Append(DimensionWriters.Succession, shape.Source.Successions.Select(beside.Shape));
        staged.Append(DimensionWriters.Applicability, shape.Source.Applicabilities.Select(beside.Shape));
        staged.Append(DimensionWriters.Target,
            await source.Records<Target>(stop).Select(beside.Shape).ToListAsync(stop));
        staged.Append(
            DimensionWriters.ControlFigure,
                await source.Records<ControlFigure>(stop).Select(beside.Shape).ToListAsync(stop));
    }

    private async Task StageFactsAsync(StageLine line, CancellationToken stop)
    {
        var funding = new FundingShape(shape);
        var trainings = new TrainingShape(shape);
        var inspections = new InspectionShape(shape);
        var households = new HouseholdShape(shape);
        await FactAsync(line, source.Records<BudgetAllocation>(stop), funding.Shape, FactWriters.BudgetAllocation,
            stop);
        await FactAsync(line, source.Records<Disbursement>(stop), funding.Shape, FactWriters.Disbursement, stop);
        await FactAsync(line, source.Records<TrainingCourse>(stop), trainings.Shape, FactWriters.TrainingCourse, stop);
        await FactAsync(line, source.Inspections(stop), inspections.Shape, FactWriters.Inspection, stop);
        await FactAsync(line, source.Visits(stop), inspections.Shape, FactWriters.InspectedUnit, stop);
        await FactAsync(line, source.Findings(stop), inspections.Shape, FactWriters.Finding, stop);
        await FactAsync(line, source.Records<HouseholdReview>(stop), households.Shape, FactWriters.HouseholdReview,
            stop);
        await FactAsync(line, source.Records<HouseholdSupport>(stop), households.Shape, FactWriters.HouseholdSupport,
            stop);
    }

    private async Task FactAsync<TRecord, TRow>(
        StageLine line, IAsyncEnumerable<TRecord> records, Func<TRecord, TRow> shapeOne, RowWriter<TRow> writer,
            CancellationToken stop)
    {
        var fact = new FactStage<TRecord, TRow>(staged, writer, shapeOne);
        var read = 0L;
        await line.PostAsync(fact.Begin, stop);
        await foreach (var batch in records.Chunk(options.BatchRows).WithCancellation(stop))
        {
            await line.PostAsync(() => fact.Append(batch), stop);
            progress.Rows(writer.Table, read += batch.Length);
        }

        await line.PostAsync(fact.Sort, stop);
        _totals[writer.Table] = await source.Totals.ReadAsync(writer.Table, stop); // while the line sorts
        progress.TableDone(writer.Table, read);
    }
}
