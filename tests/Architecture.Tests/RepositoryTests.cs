using System.Globalization;
using System.Text.RegularExpressions;
using Analytics.Support;

namespace Analytics.Architecture.Tests;

/// <summary>What no file of the repository may hold. Patterns are put together here so that this file does not match
/// them.</summary>
public sealed class RepositoryTests
{
    private const int LongestSourceFileLines = 300;
    private const int WidestSourceLineColumns = 120;
    private static readonly string[] CodeEndings = [".cs", ".ts", ".tsx", ".js", ".jsx", ".mjs", ".css", ".html"];
    private static readonly string[] BinaryEndings = [".png", ".ico", ".woff2"];

    private static readonly Regex RegistryHost = new(
        @"[a-z0-9.-]*\b("
            + string.Join('|', "nu" + "get", "npm" + "js", "deb" + "ian", "yarn" + "pkg")
            + @")\.(org|com)\b", RegexOptions.IgnoreCase);

    private static readonly Regex MachinePath = new(
        @"(?<![\w.%-])/("
            + string.Join('|', "wo" + "rk", "fa" + "rm", "ro" + "ot", "ho" + @"me/\w+", "t" + "mp")
            + @")/|\.\./sha" + "red", RegexOptions.None);

    private static readonly Regex LockedAddress = new("\"resolved\": *\"https?:", RegexOptions.None);

    [Fact]
    public void No_source_file_is_longer_than_three_hundred_lines()
    {
        var tooLong = RepositoryFiles.Tracked
            .Where(path => path.StartsWith("src/", StringComparison.Ordinal) && EndsWithAny(path, CodeEndings))
            .Select(path => (Path: path, Lines: File.ReadAllLines(RepositoryFiles.PathOf(path)).Length))
            .Where(file => file.Lines > LongestSourceFileLines)
            .Select(file => $"{file.Path}: {file.Lines} lines");

        Assert.Empty(tooLong);
    }

    [Fact]
    public void No_line_of_a_source_file_is_wider_than_120_columns()
    {
        var tooWide =
            from path in RepositoryFiles.Tracked
            where IsSource(path) && EndsWithAny(path, [".cs"])
            from line in LinesOf(path)
            where new StringInfo(line.Text).LengthInTextElements > WidestSourceLineColumns
            select $"{path}:{line.Number}: {line.Text.Trim()}";

        Assert.Empty(tooWide);
    }

    [Fact]
    public void No_file_names_a_package_registry() => Assert.Empty(LinesThatMatch(RegistryHost));

    [Fact]
    public void No_file_names_a_path_of_one_machine() => Assert.Empty(LinesThatMatch(MachinePath));

    [Fact]
    public void No_lock_file_holds_the_address_that_a_package_came_from() =>
        Assert.Empty(LinesThatMatch(LockedAddress));

    [Theory]
    [InlineData("see https://api.nu", "get.org/v3/index.json")]
    [InlineData("registry.npm", "js.org")]
    [InlineData("ftp.deb", "ian.org/pool")]
    public void A_registry_is_recognised(string before, string after) => Assert.Matches(RegistryHost, before + after);

    [Theory]
    [InlineData("read /wo", "rk/main/file")]
    [InlineData("\"/t", "mp/data\"")]
    [InlineData("cat ../sha", "red/design.md")]
    public void A_path_of_one_machine_is_recognised(string before, string after) =>
        Assert.Matches(MachinePath, before + after);

    [Theory]
    [InlineData("https://example.vn/wo", "rk/news.html")]
    [InlineData("src/fra", "mework/x")]
    public void An_address_on_the_web_is_no_path_of_a_machine(string before, string after) =>
        Assert.DoesNotMatch(MachinePath, before + after);

    [Fact]
    public void The_compiler_checks_that_all_public_members_of_source_are_documented()
    {
        var silenced = RepositoryFiles.Tracked
            .Where(path => IsSource(path) && EndsWithAny(path, [".cs", ".csproj", ".props"]))
            .Where(path => TextOf(path).Contains("CS" + "1591", StringComparison.Ordinal));

        Assert.Empty(silenced);
        Assert.All(
            ProjectFile.AllInSource,
            project => Assert.True(
                File.Exists(Path.ChangeExtension(ProjectFile.AssemblyOf(project), ".xml")), project));
    }

    private static IEnumerable<string> LinesThatMatch(Regex pattern) =>
        from path in RepositoryFiles.Tracked
        where !EndsWithAny(path, BinaryEndings)
        from line in LinesOf(path)
        where pattern.IsMatch(line.Text)
        select $"{path}:{line.Number}: {line.Text.Trim()}";

    private static bool IsSource(string path) => path.StartsWith("src/", StringComparison.Ordinal);

    private static IEnumerable<(string Text, int Number)> LinesOf(string path) =>
        File.ReadLines(RepositoryFiles.PathOf(path)).Select((text, index) => (text, index + 1));

    private static string TextOf(string path) => File.ReadAllText(RepositoryFiles.PathOf(path));

    private static bool EndsWithAny(string path, string[] endings) =>
        endings.Any(ending => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase));
}
