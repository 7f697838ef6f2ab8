namespace Analytics.Support;

/// <summary>A new, empty folder that is deleted with all its content on disposal.</summary>
public sealed class TemporaryFolder : IDisposable
{
    /// <summary>The absolute path of the folder.</summary>
    public string Path { get; } = Directory.CreateTempSubdirectory("analytics-").FullName;

    /// <summary>The absolute path of <paramref name="name"/> in the folder, whether it exists or not.</summary>
    public string File(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
