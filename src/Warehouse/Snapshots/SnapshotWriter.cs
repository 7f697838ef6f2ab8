using System.Globalization;
using Analytics.Warehouse.Errors;

namespace Analytics.Warehouse.Snapshots;

/// <summary>The right to write to one snapshots folder. Ends when disposed and, at the latest, with its
/// process.</summary>
/// <remarks>The lock is an exclusively opened file (flock on Unix), so a killed process leaves nothing to clean up.
/// The process id stands in a file of its own, because nobody else can read the locked one.</remarks>
public sealed class SnapshotWriter : IDisposable
{
    private const string LockName = ".writer.lock";
    private const string ProcessName = ".writer.pid";

    private readonly FileStream _lock;

    private SnapshotWriter(FileStream @lock) => _lock = @lock;

    /// <summary>Takes the right.</summary>
    /// <exception cref="AnalyticsException">LOAD_ALREADY_RUNNING when another holds it.</exception>
    internal static SnapshotWriter Acquire(string folder)
    {
        FileStream file;
        try
        {
            file = new FileStream(Path.Combine(folder, LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite,
                FileShare.None);
        }
        catch (IOException problem) when (IsHeldByAnother(problem))
        {
            throw new AnalyticsException(SnapshotErrors.AlreadyRunning(HolderOf(folder)));
        }

        File.WriteAllText(Path.Combine(folder, ProcessName),
            Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
        return new SnapshotWriter(file);
    }

    /// <inheritdoc/>
    public void Dispose() => _lock.Dispose();

    // EWOULDBLOCK of flock (Linux 11, macOS 35), or Windows' sharing violation. A full or read-only disk is not a lock.
    private static bool IsHeldByAnother(IOException problem) =>
        (problem.HResult & 0xFFFF) is 11 or 35 or 32;

    private static int? HolderOf(string folder)
    {
        try
        {
            var text = File.ReadAllText(Path.Combine(folder, ProcessName));
            return int.TryParse(text, CultureInfo.InvariantCulture, out var id) ? id : null;
        }
        catch (IOException)
        {
            return null;
        }
    }
}
