using System.ComponentModel.DataAnnotations;

namespace Analytics.Graph.Serving;

/// <summary>Where snapshots are and how they are opened.</summary>
public sealed class SnapshotOptions
{
    /// <summary>The section of the configuration.</summary>
    public const string Section = "Snapshots";

    /// <summary>The data folder; snapshots live in its subfolder <c>snapshots</c>. Default <c>./data</c>;
    /// ANALYTICS_DATA sets it too.</summary>
    [Required]
    public string DataFolder { get; set; } = "data";

    /// <summary>Longest delay of a flip where the file system reports no changes, 10 ms to 1 hour. Default 2
    /// s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "01:00:00")]
    public TimeSpan PollEvery { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Older snapshots that stay open after a question about them, 0 to 100. Default 2.</summary>
    [Range(0, 100)]
    public int KeepOpen { get; init; } = 2;

    /// <summary>Memory that DuckDB may use for one snapshot, in MiB, 64 to 1,048,576. Default 1024.</summary>
    [Range(64, 1 << 20)]
    public int MemoryMiB { get; init; } = 1024;

    /// <summary>Threads that DuckDB may use, 0 to 1024; 0 takes one a core.</summary>
    [Range(0, 1024)]
    public int Threads { get; init; }

    /// <summary>Rows up to which a roll-up is held in memory once it was asked, some 100 bytes each, 0 to 10,000,000; 0
    /// holds none. Default 100,000.</summary>
    [Range(0, 10_000_000)]
    public int MaxRowsInMemory { get; init; } = 100_000;

    /// <summary>Whether <c>meta.plan</c> answers the SQL. Default: no.</summary>
    public bool ShowPlan { get; init; }

    /// <summary>Questions that a new snapshot is asked before it is served: those that were asked most, 0 to 500.
    /// Default 20.</summary>
    [Range(0, 500)]
    public int WarmQuestions { get; init; } = 20;

    /// <summary>How long that may delay a new snapshot, 0 to 10 min. Default 10 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:10:00")]
    public TimeSpan WarmTime { get; init; } = TimeSpan.FromSeconds(10);
}
