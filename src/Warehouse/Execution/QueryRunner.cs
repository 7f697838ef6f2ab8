using System.Collections.Immutable;
using Analytics.Warehouse.Errors;
using Analytics.Warehouse.Model;
using Analytics.Warehouse.Planning;
using Analytics.Warehouse.Requests;
using Analytics.Warehouse.Snapshots;

namespace Analytics.Warehouse.Execution;

/// <summary>Answers requests. Safe for concurrent use.</summary>
/// <param name="model">What can be asked.</param>
/// <param name="rollups">Whether roll-ups are read.</param>
public sealed class QueryRunner(SemanticModel model, RollupUse rollups = RollupUse.WhereExact)
{
    /// <summary>What can be asked.</summary>
    public SemanticModel Model { get; } = model;

    /// <summary>Answers one request that compares with no other snapshot.</summary>
    /// <inheritdoc cref="RunAsync(AggregationRequest, ServedSnapshot, FindSnapshot?, CancellationToken)"/>
    public Task<Answer> RunAsync(AggregationRequest request, ServedSnapshot snapshot, CancellationToken stop) =>
        RunAsync(request, snapshot, null, stop);

    /// <summary>Answers one request on one snapshot.</summary>
    /// <param name="request">What is asked.</param>
    /// <param name="snapshot">Where.</param>
    /// <param name="find">Opens the snapshots that it compares with; null where there are no others.</param>
    /// <param name="stop">Interrupts DuckDB.</param>
    /// <exception cref="AnalyticsException">QUERY_* for everything in the request that cannot be answered, all at
    /// once; SNAPSHOT_* for a snapshot that it compares with.</exception>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public async Task<Answer> RunAsync(
        AggregationRequest request, ServedSnapshot snapshot, FindSnapshot? find, CancellationToken stop)
    {
        var query = RequestResolver.Resolve(request, Model, snapshot.Dimensions) with { Rollups = rollups };
        var digest = PageCursor.Digest(query);
        var offset = PageCursor.OffsetOf(request.After, snapshot.Facts.Id, digest);
        var known = ImmutableArray.CreateBuilder<KnownGroups>();
        foreach (var shift in query.Shifts.OfType<Shift.Snapshot>())
        {
            var other = find is null
                ? throw new AnalyticsException(SnapshotErrors.NotFound(shift.Id))
                : await find(shift.Id, stop).ConfigureAwait(false);
            known.AddRange(await new OtherSnapshot(query, shift, other, known.Count).ReadAsync(stop)
                .ConfigureAwait(false));
        }

        return await snapshot.RunAsync(
            connection => new QueryRun(query, known.ToImmutable(), new PlanReader(query, connection, stop))
                .Answer(offset, snapshot.Facts.Id, digest),
            stop).ConfigureAwait(false);
    }

    /// <summary>Rows that a request would read at most, in the tables that would be read for it; 0 for one that cannot
    /// be answered.</summary>
    public long RowsToRead(AggregationRequest request, ServedSnapshot snapshot)
    {
        ResolvedQuery query;
        try
        {
            query = RequestResolver.Resolve(request, Model, snapshot.Dimensions) with { Rollups = rollups };
        }
        catch (AnalyticsException)
        {
            return 0; // it is refused, with its reasons, when it runs
        }

        var rows = PlansOf(query).Sum(plan =>
            PlannedRows.Of(Rewrites.Apply(plan.Plan, query.Tables), snapshot.Dimensions.Rows.Tables));
        return rows * (1 + query.Shifts.OfType<Shift.Snapshot>().Count()); // other snapshots are asked the same
    }

    /// <summary>What is read for a question, as <see cref="QueryRun"/> does it.</summary>
    private static IEnumerable<CellPlan> PlansOf(ResolvedQuery query)
    {
        var parts = query.Request.Parts;
        var tellsTotals = WholeResult.IsWorthReading(query);
        if ((parts & (AnswerParts.Rows | AnswerParts.Rest)) != 0)
        {
            yield return Planner.Rows(query, []);
        }

        if (parts.HasFlag(AnswerParts.Rest) && !tellsTotals)
        {
            yield return Planner.Rest(query, []);
        }

        if (parts.HasFlag(AnswerParts.Total) && !tellsTotals)
        {
            yield return Planner.Total(query, []);
        }
    }

    /// <summary>Everything in a request that cannot be answered, without running it; empty where nothing is
    /// wrong.</summary>
    public ImmutableArray<AnalyticsError> Check(AggregationRequest request, ServedSnapshot snapshot)
    {
        try
        {
            var query = RequestResolver.Resolve(request, Model, snapshot.Dimensions);
            _ = PageCursor.OffsetOf(request.After, snapshot.Facts.Id, PageCursor.Digest(query));
            return [];
        }
        catch (AnalyticsException refused)
        {
            return [.. refused.Errors];
        }
    }
}
