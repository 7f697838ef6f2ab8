namespace Analytics.Warehouse.Execution.InMemory;

/// <summary>A column of 64-bit numbers in memory.</summary>
/// <param name="values">A number for each row; 0 where there is none.</param>
/// <param name="known">Which rows have one; null when all do.</param>
internal sealed class HeldNumbers(long[] values, bool[]? known)
{
    /// <summary>A number for each row; 0 where there is none.</summary>
    public long[] Values => values;

    /// <summary>Which rows have one; null when all do.</summary>
    public bool[]? Known => known;

    /// <summary>The column of some numbers.</summary>
    public static HeldNumbers Of(long?[] numbers) => new(
        Array.ConvertAll(numbers, one => one ?? 0),
        Array.TrueForAll(numbers, one => one is not null) ? null : Array.ConvertAll(numbers, one => one is not null));
}
