namespace Analytics.Loader.Stage;

/// <summary>How much a load may use.</summary>
public sealed record StageOptions
{
    /// <summary>Memory of DuckDB in MiB, 64 or more. What does not fit is sorted in the staging folder.</summary>
    public int MemoryMebibytes { get; init; } = 768;

    /// <summary>Records that travel together from the source to the staging file, 1 to 100,000. Small batches
    /// die young:
    /// eight times 2,048 records waiting cost seven times the pauses of the garbage collector.</summary>
    public int BatchRows { get; init; } = 256;

    /// <summary>Part of all records, 0 to 1, beyond which an incremental load gives way to a full one: reading all in
    /// order is then faster than reading many by their ids. Default: a fifth.</summary>
    public double ChangedShare { get; init; } = 0.2;

    /// <summary>Records up to which a load is incremental whatever their part. Default: 10,000.</summary>
    public long FewRecords { get; init; } = 10_000;

    /// <summary>Part of a fact's rows, 0 to 1, after whose change the fact is sorted anew. Default: a tenth.</summary>
    public double UnsortedShare { get; init; } = 0.1;

    /// <summary>Changed rows up to which a fact is not sorted anew whatever their part. Default: 100,000, less than
    /// one row group of DuckDB.</summary>
    public long UnsortedRows { get; init; } = 100_000;

    /// <summary>Which control totals an incremental load proves.</summary>
    public TotalsOf Totals { get; init; } = TotalsOf.Changes;
}
