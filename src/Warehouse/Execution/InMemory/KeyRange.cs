namespace Analytics.Warehouse.Execution.InMemory;

/// <summary>Keys of a dimension as numbers from 0, which stands for none.</summary>
/// <param name="Least">The least key.</param>
/// <param name="Greatest">The greatest key; less than the least where there is none.</param>
internal readonly record struct KeyRange(int Least, int Greatest)
{
    /// <summary>How many numbers there are.</summary>
    public long Size => Greatest < Least ? 1 : (long)Greatest - Least + 2;

    /// <summary>The number of a key.</summary>
    public long NumberOf(int key) => key == HeldKeys.None ? 0 : (long)key - Least + 1;

    /// <summary>The key of a number.</summary>
    public int? KeyOf(long number) => number == 0 ? null : (int)(number - 1 + Least);
}
