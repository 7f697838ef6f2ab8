using System.Collections.Immutable;
using Analytics.Loader.Extract;
using Analytics.Loader.Progress;
using Analytics.Loader.Shape;
using Analytics.Operational.Sources.Reading;
using Analytics.Warehouse.Catalog;
using Analytics.Warehouse.Snapshots;

namespace Analytics.Loader.Stage;

/// <summary>Brings the changes of a source into a copy of the former snapshot.</summary>
internal sealed class ChangeStaging(SourceRead source, ShapeContext shape, StagedWarehouse staged, StageOptions options,
    ILoadProgress progress)
{
    // What rules look at beside the rows of facts.
    private static readonly string[] BesideFacts =
        ["area", "area_succession", "area_class_membership", "member", "project_applicability"];

    /// <summary>Stages the changes since a snapshot.</summary>
    /// <param name="former">The manifest of the snapshot that the staged file is a copy of.</param>
    /// <param name="ahead">Where the source's own sums are read; they are of the areas and years concerned.</param>
    /// <param name="stop">Gives up.</param>
    /// <exception cref="FullLoadNeededException">When the changes cannot be followed, or are too many.</exception>
    public async Task<StagedChanges> RunAsync(SnapshotManifest former, TotalsAhead ahead, CancellationToken stop)
    {
        if (staged.DuckDbVersion != former.DuckDbVersion)
        {
            throw new FullLoadNeededException("the version of DuckDB changed"); // and with it the hashes of rows
        }

        var before = FormerDimensions.Read(staged);
        var change = DimensionChange.Between(before, shape);
        RequireShallow(change);
        var ids = await new ChangedRecords(source, staged, change).FindAsync(former.SourceWatermark, stop);
        RequireFew(ids, former);

        shape.Spans.Continue(before.Spans);
        var beside = DigestOfDimensions();
        await BesideStage.WriteAsync(source, shape, staged, stop);
        var same = beside == DigestOfDimensions();
        await ReadAsync(ids, stop);
        var changes = new FactChanges(staged, options);
        changes.TakeOut(ids);
        var scope = options.Totals == TotalsOf.Everything ? TotalScope.All : ScopeOf(ids);
        ImmutableArray<string> tables =
            [.. ids.Keys.Where(table => scope == TotalScope.All || ids[table].Length > 0)];
        ahead.Begin(tables, scope, StagedTotals.RejectedIds(staged));
        changes.PutIn(change.Moved);
        changes.Rewritten.UnionWith(SpanKeys.Settle(staged, shape.Spans));
        return new StagedChanges(
            ids.Values.Sum(some => some.Length),
            [.. ids.Where(some => some.Value.Length > 0).Select(some => some.Key)],
            [.. changes.Rewritten],
            same,
            changes.Sort(former.States.ToDictionary(state => state.Table, state => state.ChangedRows)));
    }

    private async Task ReadAsync(ImmutableDictionary<string, ImmutableArray<long>> ids, CancellationToken stop)
    {
        await using var line = new StageLine();
        var intake = new FactIntake(staged, line, shape.Unresolved, options, progress);
        foreach (var road in FactRoads.Of(source, shape).Where(road => ids[road.Table].Length > 0))
        {
            staged.Run($"DELETE FROM rejected_record WHERE table_name = '{road.Table}'"); // all are read again
            var ranges = ids[road.Table].Chunk(SourceRead.IdsInOneStatement).Select(some => ReadRange.Of([.. some]));
            progress.TableDone(road.Table, await road.TakeAsync(intake, ranges, stop));
            await line.DrainAsync(stop);
        }

        await line.FinishAsync();
    }

    // What rules about rows look at beside the rows.
    private string DigestOfDimensions() => string.Join(' ',
        BesideFacts.Select(table => staged.Query(
            $"SELECT coalesce(sum(hash(t)::HUGEINT), 0)::VARCHAR FROM {table} t", row => row.GetString(0))[0]));

    private static void RequireShallow(DimensionChange change)
    {
        if (change.TooDeep is { } reason)
        {
            throw new FullLoadNeededException(reason);
        }
    }

    private void RequireFew(ImmutableDictionary<string, ImmutableArray<long>> ids, SnapshotManifest former)
    {
        var rows = former.Rows.Where(one => ids.ContainsKey(one.Table)).Sum(one => one.Rows);
        var changed = ids.Values.Sum(some => some.Length);
        if (changed > Math.Max(options.FewRecords, rows * options.ChangedShare))
        {
            throw new FullLoadNeededException($"{changed} of {rows} records are to be shaped anew");
        }
    }

    // A rectangle of units and years around all rows that were taken out or put in.
    private TotalScope ScopeOf(ImmutableDictionary<string, ImmutableArray<long>> ids)
    {
        var changed = WarehouseSchema.Star.Facts.Where(fact => ids[fact.Name].Length > 0);
        var touched = changed.SelectMany(fact => staged.Query(
            $"SELECT DISTINCT r.record_id, t.year FROM (SELECT area_key, year FROM gone_{fact.Name} "
            + $"UNION SELECT area_key, year FROM unsorted_{fact.Name}) t JOIN area_record r USING (area_key)",
            row => (Area: row.GetInt64(0), Year: row.IsDBNull(1) ? null : (int?)row.GetInt16(1)))).ToList();
        return new()
        {
            AreaIds = [.. touched.Select(one => one.Area).Distinct().Order()],
            Years = [.. touched.Select(one => one.Year).Distinct().Order()],
        };
    }
}
