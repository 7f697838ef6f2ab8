using System.Collections.Immutable;
using Analytics.Warehouse.Model;

namespace Analytics.Warehouse.Execution.InMemory;

/// <summary>The rows of a roll-up in memory, column by column.</summary>
/// <param name="rows">How many.</param>
/// <param name="keys">Key columns by name; a day is its number since the first day of the year 1.</param>
/// <param name="numbers">Other columns by name.</param>
internal sealed class HeldRollup(
    int rows, ImmutableDictionary<string, HeldKeys> keys, ImmutableDictionary<string, HeldNumbers> numbers)
{
    private const string Month = "month";
    private const int MonthsOfQuarter = 3;

    private readonly Lazy<HeldKeys> _quarters = new(() => new(Array.ConvertAll(
        keys[Month].Values, month => month == HeldKeys.None ? month : month / MonthsOfQuarter)));

    /// <summary>Number of rows.</summary>
    public int Rows => rows;

    /// <summary>Number of blocks of rows, the last of which may be short.</summary>
    public int Blocks => (rows + HeldKeys.RowsOfBlock - 1) / HeldKeys.RowsOfBlock;

    /// <summary>A key column.</summary>
    public HeldKeys Keys(string column) => keys[column];

    /// <summary>The keys of a dimension.</summary>
    public HeldKeys Keys(Dimension dimension) =>
        dimension.Kind == DimensionKind.Quarter ? _quarters.Value : keys[dimension.Column];

    /// <summary>A column of numbers.</summary>
    public HeldNumbers Numbers(string column) => numbers[column];
}
