using System.Collections.Concurrent;
using System.Collections.Immutable;
using Analytics.Warehouse.Model;
using Analytics.Warehouse.Schema;
using DuckDB.NET.Data;

namespace Analytics.Warehouse.Execution.InMemory;

/// <summary>The small roll-ups of a snapshot, each read when it is asked for the first time. Safe for concurrent
/// use.</summary>
/// <param name="tables">Tables of the snapshot.</param>
/// <param name="mostRows">Rows up to which a roll-up is held; 0 holds none.</param>
internal sealed class HeldRollups(ImmutableDictionary<string, StoredTable> tables, int mostRows)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(50); // then whoever waits may give up

    private readonly ConcurrentDictionary<string, Place> _places = new(StringComparer.Ordinal);

    /// <summary>Whether a roll-up is small enough.</summary>
    public bool Holds(Rollup rollup) => mostRows > 0 && tables.GetValueOrDefault(rollup.Name)?.Rows <= mostRows;

    /// <summary>Its rows.</summary>
    /// <param name="rollup">One that is held.</param>
    /// <param name="connection">Reads it where it was not read yet.</param>
    /// <param name="stop">Interrupts reading, or waiting for another who reads it; the next who asks reads it.</param>
    /// <exception cref="StatementFailedException">DuckDB says why it cannot be read.</exception>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public HeldRollup Of(Rollup rollup, DuckDBConnection connection, CancellationToken stop)
    {
        var place = _places.GetOrAdd(rollup.Name, _ => new());
        if (place.Rollup is { } known)
        {
            return known;
        }

        while (!place.Reading.TryEnter(Patience))
        {
            stop.ThrowIfCancellationRequested();
        }

        try
        {
            return place.Rollup ??= StatementReader.Rollup(connection, rollup, stop);
        }
        finally
        {
            place.Reading.Exit();
        }
    }

    private sealed class Place
    {
        private volatile HeldRollup? _rollup;

        public Lock Reading { get; } = new();

        public HeldRollup? Rollup
        {
            get => _rollup;
            set => _rollup = value;
        }
    }
}
