using Analytics.Support;

namespace Analytics.Architecture.Tests;

/// <summary>The table of projects in ARCHITECTURE.md: who may use what.</summary>
public sealed class ProjectReferenceTests
{
    private static readonly HashSet<string> BaseLibrary =
    [
        .. Directory.EnumerateFiles(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "*.dll")
            .Select(path => Path.GetFileNameWithoutExtension(path)),
    ];

    [Fact]
    public void Source_holds_the_five_projects_and_no_other() =>
        Assert.Equal(["Graph", "Graph.Engine", "Loader", "Operational", "Warehouse"], ProjectFile.AllInSource);

    [Theory]
    [InlineData("Graph", "Graph.Engine Operational Warehouse")]
    [InlineData("Graph.Engine", "")]
    [InlineData("Loader", "Operational Warehouse")]
    [InlineData("Operational", "")]
    [InlineData("Warehouse", "")]
    public void A_project_refers_to_the_projects_that_the_table_names(string project, string allowed) =>
        Assert.Equal(allowed, string.Join(' ', new ProjectFile(project).Projects));

    [Theory]
    [InlineData("Graph", "Analytics.Graph.Engine Analytics.Operational Analytics.Warehouse")]
    [InlineData("Graph.Engine", "")]
    [InlineData("Loader", "Analytics.Operational Analytics.Warehouse")]
    [InlineData("Operational", "")]
    [InlineData("Warehouse", "")]
    public void An_assembly_uses_no_other_assembly_of_ours(string project, string allowed)
    {
        var ours = new ProjectFile(project).ReferredAssemblies.Where(
            name => name.StartsWith("Analytics.", StringComparison.Ordinal));

        Assert.Subset(allowed.Split(' ').ToHashSet(), ours.ToHashSet());
    }

    [Theory]
    [InlineData("Graph.Engine", "")]
    [InlineData(
        "Operational", "CsvHelper Microsoft.EntityFrameworkCore.SqlServer Microsoft.EntityFrameworkCore.Sqlite")]
    [InlineData("Warehouse", "DuckDB.NET.Bindings.Full DuckDB.NET.Data")]
    public void A_lower_project_asks_only_for_the_packages_that_the_table_names(string project, string allowed)
    {
        var file = new ProjectFile(project);

        Assert.Equal(allowed, string.Join(' ', file.Packages));
        Assert.Empty(file.Frameworks);
        Assert.Equal("Microsoft.NET.Sdk", file.Sdk);
    }

    [Theory]
    [InlineData("Graph.Engine", "")]
    [InlineData(
        "Operational", "CsvHelper Microsoft.EntityFrameworkCore Microsoft.Data Microsoft.Extensions SQLitePCLRaw.core")]
    [InlineData("Warehouse", "DuckDB.NET")]
    public void A_lower_assembly_uses_the_base_library_and_those_packages_only(string project, string allowed)
    {
        var families = allowed.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var foreign = new ProjectFile(project).ReferredAssemblies
            .Where(name => !BaseLibrary.Contains(name))
            .Where(
                name =>
                    !families.Any(family => name == family || name.StartsWith($"{family}.", StringComparison.Ordinal)));

        Assert.Empty(foreign);
    }

    [Fact]
    public void Every_project_has_a_lock_file_beside_it()
    {
        var projects = RepositoryFiles.Tracked.Where(path => path.EndsWith(".csproj", StringComparison.Ordinal))
            .ToList();

        Assert.NotEmpty(projects);
        Assert.All(projects, path =>
            Assert.Contains($"{Path.GetDirectoryName(path)}/packages.lock.json", RepositoryFiles.Tracked));
    }
}
