using System.ComponentModel;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Analytics.Warehouse.Snapshots;

/// <summary>File steps that survive a power cut once they return.</summary>
internal static class DurableFile
{
    /// <summary>Is told of every step that is done, so that a test can cut the power between any two.</summary>
    internal static readonly AsyncLocal<Action<DurableStep>?> Observer = new();

    /// <summary>Writes a whole file and forces it to the disk.</summary>
    public static void Write(string path, ReadOnlySpan<byte> content)
    {
        using (var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            file.Write(content);
            Tell(DurableStepKind.Write, path);
            file.Flush(flushToDisk: true);
        }

        Tell(DurableStepKind.Flush, path);
    }

    /// <summary>Gives a file another name, in place of whatever had it. Survives once the folder is flushed.</summary>
    public static void Rename(string from, string to)
    {
        File.Move(from, to, overwrite: true);
        Tell(DurableStepKind.Rename, from, to);
    }

    /// <summary>Removes a file if it is there. Survives once the folder is flushed.</summary>
    public static void Delete(string path)
    {
        File.Delete(path);
        Tell(DurableStepKind.Delete, path);
    }

    /// <summary>Forces what others wrote to a file to the disk.</summary>
    public static void Flush(string path)
    {
        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite);
        RandomAccess.FlushToDisk(file);
        Tell(DurableStepKind.Flush, path);
    }

    /// <summary>Forces new names in a folder to the disk. Windows does so by itself.</summary>
    public static void FlushFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using var folder = Open(path, 0);
        if (folder.IsInvalid || Fsync(folder) != 0)
        {
            throw new IOException($"Cannot flush folder '{path}'.", new Win32Exception());
        }

        Tell(DurableStepKind.FlushFolder, path);
    }

    private static void Tell(DurableStepKind kind, string path, string? to = null) =>
        Observer.Value?.Invoke(new DurableStep(kind, path, to));

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    private static extern SafeFileHandle Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static extern int Fsync(SafeFileHandle file);
}
