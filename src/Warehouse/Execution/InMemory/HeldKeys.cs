namespace Analytics.Warehouse.Execution.InMemory;

/// <summary>A key column in memory. It knows the least and the greatest key of each block of rows, so that blocks
/// without a wanted key are not read.</summary>
internal sealed class HeldKeys
{
    /// <summary>Stands for no key; no key is as small.</summary>
    public const int None = int.MinValue;

    /// <summary>Rows of a block.</summary>
    public const int RowsOfBlock = 1024;

    private readonly (int Least, int Greatest)[] _blocks;

    /// <param name="values">A key for each row, or <see cref="None"/>.</param>
    public HeldKeys(int[] values)
    {
        Values = values;
        _blocks = new (int, int)[(values.Length + RowsOfBlock - 1) / RowsOfBlock];
        for (var block = 0; block < _blocks.Length; block++)
        {
            var first = block * RowsOfBlock;
            _blocks[block] = LimitsOf(values.AsSpan(first, Math.Min(RowsOfBlock, values.Length - first)));
        }

        (Least, Greatest) = LimitsOf(values);
    }

    /// <summary>The column of some keys.</summary>
    public static HeldKeys Of(int?[] keys) => new(Array.ConvertAll(keys, key => key ?? None));

    /// <summary>A key for each row, or <see cref="None"/>.</summary>
    public int[] Values { get; }

    /// <summary>The least key; greater than <see cref="Greatest"/> where no row has one.</summary>
    public int Least { get; }

    /// <summary>The greatest key.</summary>
    public int Greatest { get; }

    /// <summary>Whether a block may have a key between two, both included.</summary>
    public bool MayHold(int block, int least, int greatest) =>
        _blocks[block] is var own && own.Least <= greatest && own.Greatest >= least;

    private static (int Least, int Greatest) LimitsOf(ReadOnlySpan<int> keys)
    {
        var (least, greatest) = (int.MaxValue, None);
        foreach (var key in keys)
        {
            least = key == None ? least : Math.Min(least, key);
            greatest = Math.Max(greatest, key); // none is less than any key
        }

        return (least, greatest);
    }
}
