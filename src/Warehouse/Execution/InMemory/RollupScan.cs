using System.Collections.Immutable;
using Analytics.Warehouse.Planning;

namespace Analytics.Warehouse.Execution.InMemory;

/// <summary>A scan of a roll-up in memory, its rows found.</summary>
internal sealed class RollupScan : IDisposable
{
    public RollupScan(Plan.Scan scan, HeldRollup rollup)
    {
        Parts = scan.Numbers;
        Keys = [.. scan.Grain.Select(key => RowKeys.Of(key, scan, rollup))];
        Rows = ScannedRows.Of(rollup, new RowFilters(rollup).Of(scan.Filter));
    }

    /// <summary>What is added up.</summary>
    public ImmutableArray<Part> Parts { get; }

    /// <summary>The keys of each dimension of the grain.</summary>
    public ImmutableArray<RowKeys> Keys { get; }

    /// <summary>The rows that count.</summary>
    public ScannedRows Rows { get; }

    /// <inheritdoc/>
    public void Dispose() => Rows.Dispose();
}
