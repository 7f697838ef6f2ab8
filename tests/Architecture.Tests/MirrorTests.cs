using Analytics.Support;

namespace Analytics.Architecture.Tests;

/// <summary>Tests mirror src project by project and folder by folder.</summary>
public sealed class MirrorTests
{
    /// <summary>Set-up that the tests of one project share, tests of the whole road through it or of the rulings on
    /// what words mean, and comparisons with an independent oracle or a peer.</summary>
    private static readonly HashSet<string> OwnFoldersOfTests = [
        "Support", "Acceptance", "Semantics", "Oracle", "Differential"];

    [Fact]
    public void Every_source_project_has_its_tests()
    {
        var tested = ProjectFile.AllInSource.Where(
            project => File.Exists(RepositoryFiles.PathOf($"tests/{project}.Tests/{project}.Tests.csproj")));

        Assert.Equal(ProjectFile.AllInSource, tested);
    }

    [Fact]
    public void Every_folder_of_tests_stands_for_a_folder_of_source()
    {
        var strays =
            from project in ProjectFile.AllInSource
            from folder in FoldersWithCode($"tests/{project}.Tests/")
            where !OwnFoldersOfTests.Contains(folder.Split('/')[0])
            where !FoldersWithCode($"src/{project}/").Contains(folder)
            select $"tests/{project}.Tests/{folder} mirrors no src/{project}/{folder}";

        Assert.Empty(strays);
    }

    [Fact]
    public void Every_project_with_tests_is_in_the_solution()
    {
        var solution = File.ReadAllText(RepositoryFiles.PathOf("Analytics.sln"));
        var projects = RepositoryFiles.Tracked
            .Where(path => path.StartsWith("src/", StringComparison.Ordinal)
                || path.StartsWith("tests/", StringComparison.Ordinal))
            .Where(path => path.EndsWith(".csproj", StringComparison.Ordinal));

        Assert.All(
            projects, path => Assert.Contains($"\"{path.Replace('/', '\\')}\"", solution, StringComparison.Ordinal));
    }

    private static HashSet<string> FoldersWithCode(string project) =>
    [
        .. RepositoryFiles.Tracked
            .Where(
                path => path.StartsWith(project, StringComparison.Ordinal)
                    && path.EndsWith(".cs", StringComparison.Ordinal))
            .Select(path => Path.GetDirectoryName(path[project.Length..]) ?? "")
            .Where(folder => folder.Length > 0),
    ];
}
