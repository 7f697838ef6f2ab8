using Analytics.Warehouse.Model;

namespace Analytics.Warehouse.Execution;

/// <summary>Members of one dimension, one a row.</summary>
/// <param name="dimension">The dimension.</param>
/// <param name="keys">Keys; meaningless where missing.</param>
/// <param name="missing">True where the row has no member.</param>
public sealed class KeyColumn(Dimension dimension, int[] keys, bool[] missing)
{
    /// <summary>The dimension.</summary>
    public Dimension Dimension { get; } = dimension;

    /// <summary>Keys of all rows; meaningless where missing.</summary>
    public ReadOnlySpan<int> Keys => keys;

    /// <summary>The key of a row; null where the row has no member.</summary>
    public int? KeyAt(int row) => missing[row] ? null : keys[row];
}
