using Analytics.Warehouse.Errors;

namespace Analytics.Warehouse.Snapshots;

/// <summary>Everything that can be wrong with a stored snapshot.</summary>
public static class SnapshotErrors
{
    /// <summary>SNAPSHOT_NONE: nothing was ever published in the folder.</summary>
    public static AnalyticsError None() => new(
        "SNAPSHOT_NONE",
        "No snapshot has been published yet.",
        "Run the loader's load command against the same data folder.");

    /// <summary>SNAPSHOT_NOT_FOUND: no snapshot has the id, or retention removed it.</summary>
    public static AnalyticsError NotFound(string id) => new(
        "SNAPSHOT_NOT_FOUND",
        $"No snapshot is called '{(id.Length > 64 ? id[..64] + "..." : id)}'.",
        "snapshots lists those that can still be asked; without a snapshot the current one answers.");

    /// <summary>SNAPSHOT_CORRUPT: a file is missing, truncated or not what its manifest says.</summary>
    public static AnalyticsError Corrupt(string id, string what) => new(
        "SNAPSHOT_CORRUPT",
        $"Snapshot '{id}' is damaged: {what}.",
        "Restore the snapshots folder from a backup, or run load to publish a new snapshot.");

    /// <summary>SNAPSHOT_CORRUPT: CURRENT does not hold an id.</summary>
    public static AnalyticsError CurrentUnreadable() => new(
        "SNAPSHOT_CORRUPT",
        "The file CURRENT does not name a snapshot.",
        "Serve one that 'snapshot list' shows with 'snapshot rollback ID', or run load to publish a new one.");

    /// <summary>SNAPSHOT_OTHER_MODEL: two snapshots do not have the same tables and columns.</summary>
    public static AnalyticsError OtherModel(string one, string other) => new(
        "SNAPSHOT_OTHER_MODEL",
        $"Snapshots '{one}' and '{other}' were made by different versions of the model and do not compare.",
        "Compare snapshots of one model version; 'snapshot list --json' shows each one's.");

    /// <summary>LOAD_ALREADY_RUNNING: another process writes to the folder now.</summary>
    /// <param name="processId">The writer's process id where it is known.</param>
    public static AnalyticsError AlreadyRunning(int? processId) => new(
        "LOAD_ALREADY_RUNNING",
        processId is { } id
            ? $"Another load is writing to this data folder (process {id})."
            : "Another load is writing to this data folder.",
        "Wait until it has finished; its lock ends with its process. Then run load again.");
}
