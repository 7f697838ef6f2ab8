using Analytics.Warehouse.Errors;
using DuckDB.NET.Data;

namespace Analytics.Loader.Stage;

/// <summary>Turns a full or read-only disk into errors with a code, whoever met it: .NET or DuckDB.</summary>
internal static class StorageGuard
{
    internal const int FileTooLarge = 27; // EFBIG: a limit of the account
    private const int NoSpaceLeft = 28; // ENOSPC
    private const int QuotaExceeded = 122; // EDQUOT
    private const int WindowsDiskFull = 112;

    /// <exception cref="AnalyticsException">LOAD_DISK_FULL, LOAD_FOLDER_READ_ONLY.</exception>
    public static T Run<T>(string folder, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception problem) when (Explain(problem, folder) is { } error)
        {
            throw new AnalyticsException(error);
        }
    }

    /// <exception cref="AnalyticsException">LOAD_DISK_FULL, LOAD_FOLDER_READ_ONLY.</exception>
    public static void Run(string folder, Action work) => Run(folder, () =>
    {
        work();
        return true;
    });

    /// <exception cref="AnalyticsException">LOAD_DISK_FULL, LOAD_FOLDER_READ_ONLY.</exception>
    public static async Task<T> RunAsync<T>(string folder, Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception problem) when (Explain(problem, folder) is { } error)
        {
            throw new AnalyticsException(error);
        }
    }

    private static AnalyticsError? Explain(Exception problem, string folder) => problem switch
    {
        IOException io when (io.HResult & 0xFFFF) is FileTooLarge or NoSpaceLeft or QuotaExceeded or WindowsDiskFull =>
            LoadErrors.DiskFull(),
        DuckDBException duck when SaysDiskFull(duck.Message) => LoadErrors.DiskFull(),
        UnauthorizedAccessException or IOException => LoadErrors.FolderNotWritable(folder),
        DuckDBException duck when duck.Message.Contains("Cannot open file", StringComparison.Ordinal) =>
            LoadErrors.FolderNotWritable(folder),
        { InnerException: { } inner } when problem is not AnalyticsException => Explain(inner, folder),
        _ => null,
    };

    // DuckDB has no code for it. The second text is its own bound on spilled sorts: nine tenths of what the disk
    // has free.
    private static bool SaysDiskFull(string message) =>
        message.Contains("No space left on device", StringComparison.OrdinalIgnoreCase)
        || message.Contains("File too large", StringComparison.OrdinalIgnoreCase)
        || message.Contains("quota exceeded", StringComparison.OrdinalIgnoreCase)
        || message.Contains("max_temp_directory_size", StringComparison.Ordinal);
}
