namespace Analytics.Loader;

/// <summary>What the process answers to its caller.</summary>
public static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>A fault of the program.</summary>
    public const int Fault = 1;

    /// <summary>The command line or environment is wrong (LOAD_BAD_OPTION).</summary>
    public const int Usage = 2;

    /// <summary>The operational database cannot be used (SOURCE_*).</summary>
    public const int Source = 3;

    /// <summary>Verify found what forbids publishing (LOAD_VERIFY_FAILED).</summary>
    public const int Verify = 4;

    /// <summary>Another load is running (LOAD_ALREADY_RUNNING).</summary>
    public const int Busy = 5;

    /// <summary>The data folder is full or cannot be written (LOAD_DISK_FULL, LOAD_FOLDER_READ_ONLY).</summary>
    public const int Storage = 6;

    /// <summary>No snapshot, or a damaged one (SNAPSHOT_*).</summary>
    public const int Snapshot = 7;

    /// <summary>A scheduled loader is not well (LOAD_UNHEALTHY).</summary>
    public const int Unhealthy = 8;

    /// <summary>Stopped by the operator (LOAD_STOPPED).</summary>
    public const int Stopped = 130;

    /// <summary>The exit code of an error.</summary>
    public static int Of(string code) => code switch
    {
        "LOAD_BAD_OPTION" => Usage,
        "LOAD_VERIFY_FAILED" => Verify,
        "LOAD_ALREADY_RUNNING" => Busy,
        "LOAD_DISK_FULL" or "LOAD_FOLDER_READ_ONLY" => Storage,
        "LOAD_UNHEALTHY" => Unhealthy,
        "LOAD_STOPPED" => Stopped,
        _ when code.StartsWith("SOURCE_", StringComparison.Ordinal) => Source,
        _ when code.StartsWith("SNAPSHOT_", StringComparison.Ordinal) => Snapshot,
        _ => Fault,
    };
}
