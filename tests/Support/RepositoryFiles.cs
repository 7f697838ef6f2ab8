using System.Diagnostics;

namespace Analytics.Support;

/// <summary>The repository that the running tests were built from.</summary>
public static class RepositoryFiles
{
    /// <summary>The absolute path of the folder that holds <c>Analytics.sln</c>.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Paths, relative to the root and with forward slashes, of every file that git tracks or would add.</summary>
    public static IReadOnlyList<string> Tracked { get; } = ListTracked();

    /// <summary>The absolute path of <paramref name="relative"/>.</summary>
    public static string PathOf(string relative) => Path.Combine(Root, relative);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Analytics.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("No folder above the tests holds Analytics.sln.");
    }

    private static string[] ListTracked()
    {
        // Whoever runs the tests need not be who checked the files out.
        var start = new ProcessStartInfo(
            "git", ["-c", $"safe.directory={Root}", "ls-files", "-z", "--cached", "--others", "--exclude-standard"])
        {
            WorkingDirectory = Root,
            RedirectStandardOutput = true,
        };
        using var git = Process.Start(start) ?? throw new InvalidOperationException("git did not start.");
        var paths = git.StandardOutput.ReadToEnd().Split('\0', StringSplitOptions.RemoveEmptyEntries);
        git.WaitForExit();

        return git.ExitCode == 0
            ? [.. paths.Where(path => File.Exists(PathOf(path))).Distinct()]
            : throw new InvalidOperationException($"git ls-files ended with {git.ExitCode}.");
    }
}
