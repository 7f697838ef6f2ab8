namespace Analytics.Warehouse.Execution;

/// <summary>How a snapshot file is opened.</summary>
public sealed record ServedSnapshotOptions
{
    /// <summary>Memory that DuckDB may use, in MiB; 64 or more, 1024 by default.</summary>
    public int MemoryMiB { get; init; } = 1024;

    /// <summary>Threads that DuckDB may use; 0, the default, takes one a core.</summary>
    public int Threads { get; init; }

    /// <summary>Folder for intermediate results that exceed memory; a folder of this account beside the system's
    /// temporary files by default.</summary>
    public string TemporaryFolder { get; init; } =
        Path.Combine(Path.GetTempPath(), $"analytics-duckdb-{Environment.UserName}");

    /// <summary>Statements that run at the same time; further ones wait. 1 or more, 8 by default.</summary>
    public int Connections { get; init; } = 8;

    /// <summary>Rows up to which a roll-up is kept in memory once it was asked, some 100 bytes each; 0 keeps none,
    /// 100,000 by default.</summary>
    public int MaxRowsInMemory { get; init; } = 100_000;
}
