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
/// <param name="coverageThreshold">The part of the provinces that must have reported, 0 to 1; a cell of fewer is
/// partial.</param>
public sealed class QueryRunner(
    SemanticModel model, RollupUse rollups = RollupUse.WhereExact, double coverageThreshold = 1)
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
        var query = QueryOf(request, snapshot);
        var digest = PageCursor.Digest(query);
        var offset = PageCursor.OffsetOf(request.After, snapshot.Facts.Id, digest);
        var known = ImmutableArray.CreateBuilder<KnownGroups>();
        var readThere = 0L;
        foreach (var shift in query.Shifts.OfType<Shift.Snapshot>())
        {
            var other = new OtherSnapshot(query, shift, find is null
                ? throw new AnalyticsException(SnapshotErrors.NotFound(shift.Id))
                : await find(shift.Id, stop).ConfigureAwait(false), known.Count);
            known.AddRange(await other.ReadAsync(stop).ConfigureAwait(false));
            readThere += other.Rows;
        }

        var answer = await snapshot.AskAsync(
            statements => new QueryRun(query, known.ToImmutable(), new PlanReader(query, statements))
                .Answer(offset, snapshot.Facts.Id, digest),
            stop).ConfigureAwait(false);
        return answer with { ReadRows = answer.ReadRows + readThere };
    }

    /// <summary>An answer of one row of which nothing is known, without running anything. It tells how many statements
    /// would run for any answer that has rows, and how many rows they would read at most; other snapshots are taken to
    /// hold as many as this one.</summary>
    /// <exception cref="AnalyticsException">QUERY_* for everything in the request that cannot be answered.</exception>
    public Answer Foresee(AggregationRequest request, ServedSnapshot snapshot)
    {
        var query = QueryOf(request, snapshot);
        var known = ImmutableArray.CreateBuilder<KnownGroups>();
        var readThere = 0L;
        foreach (var shift in query.Shifts.OfType<Shift.Snapshot>())
        {
            var other = new OtherSnapshot(query, shift, snapshot, known.Count);
            known.AddRange(other.Foresee());
            readThere += other.Rows;
        }

        var answer = new QueryRun(query, known.ToImmutable(), new PlanReader(query, new ForeseenStatements()))
            .Answer(0, snapshot.Facts.Id, digest: "");
        return answer with { ReadRows = answer.ReadRows + readThere };
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

    private ResolvedQuery QueryOf(AggregationRequest request, ServedSnapshot snapshot) =>
        RequestResolver.Resolve(request, Model, snapshot.Dimensions) with
        {
            Rollups = rollups,
            CoverageThreshold = coverageThreshold,
        };
}
