namespace Analytics.Loader.Stage;

/// <summary>How much a load may use.</summary>
public sealed record StageOptions
{
    /// <summary>Memory of DuckDB in MiB, 64 or more. What does not fit is sorted in the staging folder.</summary>
    public int MemoryMebibytes { get; init; } = 1024;

    /// <summary>Records that travel together from the source to the staging file, 1 to 100,000. Small batches
    /// die young:
    /// eight times 2,048 records waiting cost seven times the pauses of the garbage collector.</summary>
    public int BatchRows { get; init; } = 256;
}
