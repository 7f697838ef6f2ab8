using System.Collections.Concurrent;
using Analytics.Graph.Limits;
using Analytics.Graph.Lint;
using Analytics.Graph.Serving;
using Analytics.Warehouse.Execution;
using Analytics.Warehouse.Requests;

namespace Analytics.Graph.Fields;

/// <summary>What the fields of one request share: the host puts it into the request's context.</summary>
public sealed class Ask : IAsyncDisposable
{
    private readonly List<SnapshotLease> leases = [];
    private readonly SemaphoreSlim leasing = new(1);
    private readonly Lazy<SemaphoreSlim> running;
    private readonly ConcurrentQueue<string> statements = new();
    private long readRows;

    /// <summary>An ask that has run nothing yet.</summary>
    public Ask() => running = new(() => new SemaphoreSlim(Limits!.MaxStatements)); // required, so it is set by then

    /// <summary>The snapshots.</summary>
    public required ServedSnapshots Snapshots { get; init; }

    /// <summary>What answers requests.</summary>
    public required QueryRunner Runner { get; init; }

    /// <summary>How much may be asked.</summary>
    public required LimitOptions Limits { get; init; }

    /// <summary>What warns the readers of answers.</summary>
    public required AnswerLint Lint { get; init; }

    /// <summary>How plans are shown.</summary>
    public required SnapshotOptions Options { get; init; }

    /// <summary>The snapshot that this request was asked on, held since its start; null when none is served.</summary>
    public SnapshotLease? Current { get; init; }

    /// <summary>The id that the address of the request pins; null for none.</summary>
    public string? PinnedId { get; init; }

    /// <summary>The address of this question, without its snapshot.</summary>
    public required string Permalink { get; init; }

    /// <summary>The snapshot of an id; without one the pinned one, else the current one. It stays open until the
    /// request ends.</summary>
    /// <exception cref="Warehouse.Errors.AnalyticsException">SNAPSHOT_NONE, SNAPSHOT_NOT_FOUND or
    /// SNAPSHOT_CORRUPT.</exception>
    public async Task<OpenSnapshot> OpenAsync(string? id, CancellationToken stop)
    {
        if ((id ?? PinnedId) is { } wanted && wanted != Current?.Snapshot.Manifest.Id)
        {
            return (await LeaseAsync(wanted, stop)).Snapshot;
        }

        return Current is { } current
            ? current.Snapshot
            : throw new Warehouse.Errors.AnalyticsException(
                Snapshots.Problem ?? Warehouse.Snapshots.SnapshotErrors.None());
    }

    /// <summary>Statements that were run, in the order in which they ended.</summary>
    public IReadOnlyCollection<string> Statements => statements;

    /// <summary>Rows of the tables that they read.</summary>
    public long ReadRows => Interlocked.Read(ref readRows);

    /// <summary>Answers a request. Only a few of one ask run at the same time, so that one with many breakdowns leaves
    /// connections to others.</summary>
    internal async Task<Answer> RunAsync(AggregationRequest request, ServedSnapshot snapshot, CancellationToken stop)
    {
        await running.Value.WaitAsync(stop);
        try
        {
            var answer = await Runner.RunAsync(request, snapshot, OpenServedAsync, stop);
            foreach (var statement in answer.Plan)
            {
                statements.Enqueue(statement);
            }

            Interlocked.Add(ref readRows, answer.ReadRows);
            return answer;
        }
        finally
        {
            running.Value.Release();
        }
    }

    /// <summary>The same, for a question that compares with another snapshot.</summary>
    internal async Task<ServedSnapshot> OpenServedAsync(string id, CancellationToken stop) =>
        (await OpenAsync(id, stop)).Served;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var lease in leases)
        {
            await lease.DisposeAsync();
        }

        if (Current is { } current)
        {
            await current.DisposeAsync();
        }

        leasing.Dispose();
        if (running.IsValueCreated)
        {
            running.Value.Dispose();
        }
    }

    private async Task<SnapshotLease> LeaseAsync(string id, CancellationToken stop)
    {
        await leasing.WaitAsync(stop);
        try
        {
            var known = leases.Find(lease => lease.Snapshot.Manifest.Id == id);
            if (known is null)
            {
                known = await Snapshots.LeaseAsync(id, stop);
                leases.Add(known);
            }

            return known;
        }
        finally
        {
            leasing.Release();
        }
    }
}
