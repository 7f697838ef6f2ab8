using System.Security.Cryptography;

namespace Analytics.Operational.Sources.Files;

/// <summary>One file of a folder.</summary>
/// <param name="Table">The entity whose rows it holds.</param>
/// <param name="Path">Full path.</param>
/// <param name="Hash">SHA-256 of its content, in lower-case hexadecimal.</param>
internal sealed record CsvFile(Type Table, string Path, string Hash)
{
    /// <summary>The name without its folder, for messages.</summary>
    public string Name => System.IO.Path.GetFileName(Path);

    /// <summary>The hash of a file's content now.</summary>
    public static async Task<string> HashAsync(string path, CancellationToken stop)
    {
        await using var content = File.OpenRead(path);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(content, stop));
    }
}
