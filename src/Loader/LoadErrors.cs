using System.Globalization;
using Analytics.Loader.Verify;
using Analytics.Warehouse.Errors;

namespace Analytics.Loader;

/// <summary>Everything that can stop a load, apart from the source (SOURCE_*) and stored snapshots
/// (SNAPSHOT_*).</summary>
public static class LoadErrors
{
    /// <summary>LOAD_DISK_FULL: no room for the staging file.</summary>
    public static AnalyticsError DiskFull() => new(
        "LOAD_DISK_FULL",
        "The disk of the data folder, or what this account may use of it, is full; nothing was published and the "
            + "staging files were removed.",
        "Free space (a load needs about twice the size of a snapshot) or keep fewer snapshots with --keep, then run "
            + "load again.");

    /// <summary>LOAD_FOLDER_READ_ONLY: the data folder cannot be written.</summary>
    public static AnalyticsError FolderNotWritable(string folder) => new(
        "LOAD_FOLDER_READ_ONLY",
        $"The data folder '{folder}' cannot be written.",
        "Give this account the right to write there, or name another folder with --data.");

    /// <summary>LOAD_VERIFY_FAILED: a blocking rule found something.</summary>
    public static AnalyticsError VerifyFailed(IReadOnlyList<VerifyFinding> blocking) => new(
        "LOAD_VERIFY_FAILED",
        string.Create(CultureInfo.InvariantCulture,
            $"{blocking.Count} checks failed ({string.Join(", ", blocking.Select(finding => finding.Code))}); "
                + $"nothing was published."),
        "See the report above for the records concerned; the former snapshot stays served.");

    /// <summary>LOAD_STOPPED: the operator stopped the run.</summary>
    public static AnalyticsError Stopped() => new(
        "LOAD_STOPPED",
        "The load was stopped; nothing was published.",
        "Run load again; it starts from the beginning.");

    /// <summary>LOAD_UNHEALTHY: a scheduled loader does not load as it should.</summary>
    public static AnalyticsError Unhealthy(string ailment) => new(
        "LOAD_UNHEALTHY",
        $"The scheduled loader is not well: {ailment}.",
        "Read its log; docs/operating.md says what to do for each code. The snapshot it published last stays served.");

    /// <summary>LOAD_BAD_OPTION: the command line or environment names something that does not exist.</summary>
    public static AnalyticsError BadOption(string message, string remedy) => new("LOAD_BAD_OPTION", message, remedy);

    /// <summary>LOAD_FAULT: a fault of the program. Names its kind only: texts of exceptions may hold
    /// secrets.</summary>
    public static AnalyticsError Fault(Exception fault) => new(
        "LOAD_FAULT",
        $"The program failed ({fault.GetType().Name}{PlaceOf(fault)}); nothing was published.",
        "This is a fault of the program: report this line and the version of the program.");

    private static string PlaceOf(Exception fault) =>
        fault.TargetSite is { DeclaringType: { } type } method ? $" in {type.Name}.{method.Name}" : "";
}
