using System.Buffers;
using System.Collections.Immutable;

namespace Analytics.Warehouse.Execution.InMemory;

/// <summary>The rows of a roll-up that pass a filter, and their groups. Holds arrays of the pool.</summary>
internal sealed class ScannedRows : IDisposable
{
    private readonly int[] _rows;
    private readonly int[] _groups; // by row

    private ScannedRows(HeldRollup rollup)
    {
        Rollup = rollup;
        _rows = ArrayPool<int>.Shared.Rent(rollup.Rows);
        _groups = ArrayPool<int>.Shared.Rent(rollup.Rows);
    }

    /// <summary>The roll-up.</summary>
    public HeldRollup Rollup { get; }

    /// <summary>How many rows pass.</summary>
    public int Count { get; private set; }

    /// <summary>The rows that pass.</summary>
    public ReadOnlySpan<int> Rows => _rows.AsSpan(0, Count);

    /// <summary>The group of each row that passes, by row.</summary>
    public ReadOnlySpan<int> Groups => _groups;

    /// <summary>Finds the rows that pass.</summary>
    public static ScannedRows Of(HeldRollup rollup, RowFilter filter)
    {
        var scanned = new ScannedRows(rollup);
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
    /// <param name="columns">The keys of the dimensions.</param>
    /// <param name="table">Numbers the groups.</param>
    public void Group(ImmutableArray<RowKeys> columns, GroupTable table)
    {
        var (keys, codes) = (ArrayPool<int>.Shared.Rent(Count), ArrayPool<long>.Shared.Rent(Count));
        codes.AsSpan(0, Count).Clear();
        foreach (var (dimension, column) in columns.Index())
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

    /// <summary>Keeps the rows of some groups alone, which are numbered anew.</summary>
    /// <param name="chosen">The groups in the order of their new numbers.</param>
    /// <param name="groups">How many there are.</param>
    public void Keep(int[] chosen, int groups)
    {
        var numbers = ArrayPool<int>.Shared.Rent(groups);
        numbers.AsSpan(0, groups).Fill(-1);
        foreach (var (number, group) in chosen.Index())
        {
            numbers[group] = number;
        }

        var kept = 0;
        foreach (var row in Rows)
        {
            if (numbers[_groups[row]] is var number and not -1)
            {
                (_rows[kept++], _groups[row]) = (row, number);
            }
        }

        Count = kept;
        ArrayPool<int>.Shared.Return(numbers);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        ArrayPool<int>.Shared.Return(_rows);
        ArrayPool<int>.Shared.Return(_groups);
    }

    private void Take(int first, RowFilter filter)
    {
        var rows = _rows.AsSpan(Count, Math.Min(HeldKeys.RowsOfBlock, Rollup.Rows - first));
        for (var place = 0; place < rows.Length; place++)
        {
            rows[place] = first + place;
        }

        Count += filter.Keep(rows);
    }
}
