using Analytics.Warehouse.Errors;
using Analytics.Warehouse.Execution.InMemory;
using Analytics.Warehouse.Model;
using Analytics.Warehouse.Snapshots;
using DuckDB.NET.Data;

namespace Analytics.Warehouse.Execution;

/// <summary>An open snapshot: connections to its file and its dimensions in memory. Safe for concurrent use.</summary>
public sealed class ServedSnapshot : IAsyncDisposable
{
    private static readonly TimeSpan VietnamOffset = TimeSpan.FromHours(7);

    private readonly ConnectionPool _connections;

    private readonly HeldRollups _held;

    private ServedSnapshot(
        ConnectionPool connections, HeldRollups held, SnapshotFacts facts, SnapshotDimensions dimensions)
    {
        _connections = connections;
        _held = held;
        Facts = facts;
        Dimensions = dimensions;
    }

    /// <summary>Identity, cut-off and origin.</summary>
    public SnapshotFacts Facts { get; }

    /// <summary>Members of all dimensions.</summary>
    public SnapshotDimensions Dimensions { get; }

    /// <summary>Opens a snapshot file read-only and loads its dimensions.</summary>
    /// <param name="path">The file.</param>
    /// <param name="facts">What its manifest tells.</param>
    /// <param name="options">How to open it; null takes the defaults.</param>
    /// <param name="stop">Gives up opening.</param>
    /// <exception cref="AnalyticsException">SNAPSHOT_NOT_FOUND, SNAPSHOT_CORRUPT.</exception>
    public static async Task<ServedSnapshot> OpenAsync(
        string path, SnapshotFacts facts, ServedSnapshotOptions? options = null, CancellationToken stop = default)
    {
        if (!File.Exists(path))
        {
            throw new AnalyticsException(SnapshotErrors.NotFound(facts.Id));
        }

        ConnectionPool? connections = null;
        try
        {
            connections = await Task.Run(() => ConnectionPool.Open(path, options ?? new()), stop).ConfigureAwait(false);
            var dimensions = await connections.RunAsync(
                connection => DimensionReader.Read(connection, DayOf(facts.SourceCutoff)), stop).ConfigureAwait(false);
            var held = new HeldRollups(dimensions.Rows.Tables, (options ?? new()).MaxRowsInMemory);
            return new(connections, held, facts, dimensions);
        }
        catch (Exception problem) when (
            problem is DuckDBException or FormatException or InvalidCastException or ArgumentException)
        {
            if (connections is not null)
            {
                await connections.DisposeAsync().ConfigureAwait(false);
            }

            throw new AnalyticsException(SnapshotErrors.Corrupt(facts.Id, "it cannot be read as a warehouse"), problem);
        }
    }

    /// <summary>The business day that an instant falls on in Vietnam; what happened on it is not fully known
    /// yet.</summary>
    public static DateOnly DayOf(DateTimeOffset instant) =>
        DateOnly.FromDateTime(instant.ToOffset(VietnamOffset).DateTime);

    /// <summary>How many rows a table has, as the file says; no row is read.</summary>
    /// <exception cref="AnalyticsException">SNAPSHOT_CORRUPT where there is no such table.</exception>
    public async Task<long> CountRowsAsync(string table, CancellationToken stop)
    {
        try
        {
            return await RunAsync(
                connection =>
                {
                    using var command = connection.CreateCommand();
                    command.CommandText = $"SELECT count(*) FROM \"{table.Replace("\"", "\"\"")}\"";
                    return (long)command.ExecuteScalar()!; // a count is never null
                },
                stop).ConfigureAwait(false);
        }
        catch (DuckDBException problem)
        {
            throw new AnalyticsException(
                SnapshotErrors.Corrupt(Facts.Id, $"its table {table} cannot be read"), problem);
        }
    }

    /// <summary>Closes the file after the statements that run.</summary>
    public ValueTask DisposeAsync() => _connections.DisposeAsync();

    /// <summary>Runs the statements of a question.</summary>
    internal Task<T> AskAsync<T>(Func<IStatements, T> work, CancellationToken stop) =>
        RunAsync(connection => work(new RunStatements(connection, Dimensions, _held, stop)), stop);

    /// <summary>Runs work on a connection to the file.</summary>
    internal Task<T> RunAsync<T>(Func<DuckDBConnection, T> work, CancellationToken stop) =>
        _connections.RunAsync(work, stop);
}
