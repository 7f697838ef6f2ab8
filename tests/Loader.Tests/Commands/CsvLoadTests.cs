using Analytics.Loader.Commands;
using Analytics.Support;
using Analytics.Warehouse.Snapshots;

namespace Analytics.Loader.Tests.Commands;

public sealed class CsvLoadTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly StringWriter _output = new();
    private readonly StringWriter _errors = new();

    [Fact]
    public async Task Files_with_the_records_of_a_database_give_the_same_snapshot_as_the_database()
    {
        using var other = new TemporaryFolder();
        Assert.Equal(ExitCode.Done, await RunAsync("source", "template", "--sample"));
        Assert.Equal(ExitCode.Done, await RunAsync("load", "--provider", "Csv"));
        await CommandTree.RunAsync(["source", "create", "--sample", "--data", other.Path], _output, _errors, default);
        await CommandTree.RunAsync(["load", "--data", other.Path], _output, _errors, default);

        Assert.Equal(
            new SnapshotStore(other.Path).Current().Manifest.ContentHash,
            new SnapshotStore(_folder.Path).Current().Manifest.ContentHash);
        Assert.Equal("", _errors.ToString());
    }

    [Fact]
    public async Task An_empty_template_is_a_source_without_rows()
    {
        Assert.Equal(ExitCode.Done, await RunAsync("source", "template"));
        Assert.StartsWith("Made 19 files in ", _output.ToString());

        Assert.Equal(ExitCode.Source, await RunAsync("load", "--provider", "Csv"));

        Assert.StartsWith("SOURCE_EMPTY: Table Dataset ", _errors.ToString());
    }

    [Fact]
    public async Task The_page_about_files_shows_every_header_of_the_template()
    {
        await RunAsync("source", "template");
        var page = await File.ReadAllTextAsync(
            RepositoryFiles.PathOf("docs/csv-files.md"), TestContext.Current.CancellationToken);

        Assert.All(
            Directory.GetFiles(Path.Combine(_folder.Path, "csv")),
            file => Assert.Contains(
                $"### {Path.GetFileName(file)}\n", page, StringComparison.Ordinal));
        Assert.All(
            Directory.GetFiles(Path.Combine(_folder.Path, "csv")),
            file => Assert.Contains($"```\n{File.ReadAllText(file).Trim()}\n```", page, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_wrong_field_stops_the_load_with_its_place_and_the_former_snapshot_stays()
    {
        await RunAsync("source", "template", "--sample");
        await RunAsync("load", "--provider", "Csv");
        var served = new SnapshotStore(_folder.Path).CurrentId();
        var file = Path.Combine(_folder.Path, "csv", "finding.csv");
        var lines = await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken);
        lines[2] = "x" + lines[2];
        await File.WriteAllLinesAsync(file, lines, TestContext.Current.CancellationToken);

        Assert.Equal(ExitCode.Source, await RunAsync("load", "--provider", "Csv"));

        Assert.StartsWith("SOURCE_BAD_VALUE: File finding.csv, line 3, column id: 'x", _errors.ToString());
        Assert.Equal(served, new SnapshotStore(_folder.Path).CurrentId());
    }

    public void Dispose() => _folder.Dispose();

    private Task<int> RunAsync(params string[] arguments) => CommandTree.RunAsync(
        [.. arguments, "--data", _folder.Path], _output, _errors, TestContext.Current.CancellationToken);
}
