using System.Buffers;
using System.Collections.Immutable;
using Analytics.Warehouse.Planning;

namespace Analytics.Warehouse.Execution.InMemory;

/// <summary>The rows of a roll-up that pass the filter of a scan, and their groups. Holds arrays of the pool.</summary>
internal sealed class ScannedRows : IDisposable
{
    private readonly HeldRollup _rollup;
    private readonly int[] _rows;
    private readonly int[] _groups; // by row

    private ScannedRows(Plan.Scan scan, HeldRollup rollup)
    {
        (Scan, _rollup) = (scan, rollup);
        _rows = ArrayPool<int>.Shared.Rent(rollup.Rows);
        _groups = ArrayPool<int>.Shared.Rent(rollup.Rows);
        Filters = new(rollup);
        Keys = [.. scan.Grain.Select(key => RowKeys.Of(key, scan, rollup))];
    }

    /// <summary>What is scanned.</summary>
    public Plan.Scan Scan { get; }

    /// <summary>The roll-up.</summary>
    public HeldRollup Rollup => _rollup;

    /// <summary>Makes filters of its rows.</summary>
    public RowFilters Filters { get; }

    /// <summary>Its keys in the order of the grain.</summary>
    public ImmutableArray<RowKeys> Keys { get; }

    /// <summary>How many rows pass.</summary>
    public int Count { get; private set; }

    /// <summary>The rows that pass.</summary>
    public ReadOnlySpan<int> Rows => _rows.AsSpan(0, Count);

    /// <summary>The group of each row that passes, by row.</summary>
    public ReadOnlySpan<int> Groups => _groups;

    /// <summary>Finds the rows of a scan.</summary>
    public static ScannedRows Of(Plan.Scan scan, HeldRollup rollup)
    {
        var scanned = new ScannedRows(scan, rollup);
        var filter = scanned.Filters.Of(scan.Filter);
        for (var block = 0; block < rollup.Blocks; block++)
        {
            if (filter.MayPass(block))
            {
                scanned.Take(block * HeldKeys.RowsOfBlock, filter);
            }
        }

        return scanned;
    }

    /// <summary>Tells each row its group.</summary>
    public void Group(GroupTable table)
    {
        var (keys, codes) = (ArrayPool<int>.Shared.Rent(Count), ArrayPool<long>.Shared.Rent(Count));
        codes.AsSpan(0, Count).Clear();
        foreach (var (dimension, column) in Keys.Index())
        {
            column.Read(Rows, keys);
            table.Extend(codes, keys.AsSpan(0, Count), dimension);
        }

        for (var place = 0; place < Count; place++)
        {
            _groups[_rows[place]] = table.GroupOf(codes[place]);
        }

        ArrayPool<int>.Shared.Return(keys);
        ArrayPool<long>.Shared.Return(codes);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        ArrayPool<int>.Shared.Return(_rows);
        ArrayPool<int>.Shared.Return(_groups);
    }

    private void Take(int first, RowFilter filter)
    {
        var rows = _rows.AsSpan(Count, Math.Min(HeldKeys.RowsOfBlock, _rollup.Rows - first));
        for (var place = 0; place < rows.Length; place++)
        {
            rows[place] = first + place;
        }

        Count += filter.Keep(rows);
    }
}
