using Microsoft.Extensions.Options;

namespace Analytics.Graph.Exports;

/// <summary>The files that exports are made in. Each is deleted when it is sent, when its caller is gone, and when it
/// could not be made; what a killed process left is deleted by the next one.</summary>
internal sealed class ExportFiles
{
    private static readonly TimeSpan LeftBehindAfter = TimeSpan.FromHours(1);
    private readonly string folder;

    public ExportFiles(IOptions<ExportOptions> options)
    {
        folder = Directory.CreateDirectory(options.Value.TemporaryFolder).FullName;
        foreach (var file in new DirectoryInfo(folder).EnumerateFiles("export-*")
            .Where(file => DateTime.UtcNow - file.LastWriteTimeUtc > LeftBehindAfter))
        {
            file.Delete();
        }
    }

    /// <summary>Makes a file and opens it; closing deletes it.</summary>
    /// <param name="write">Writes the file of a path.</param>
    public async Task<FileStream> MakeAsync(Func<string, Task> write)
    {
        var path = Path.Combine(folder, $"export-{Guid.NewGuid():N}");
        try
        {
            await write(path);
            return new FileStream(
                path, FileMode.Open, FileAccess.Read, FileShare.Delete, 64 << 10,
                FileOptions.Asynchronous | FileOptions.DeleteOnClose | FileOptions.SequentialScan);
        }
        catch
        {
            File.Delete(path);
            throw;
        }
    }
}
