using System.Text.RegularExpressions;
using Analytics.Operational.Sources;
using Analytics.Support;

namespace Analytics.Architecture.Tests;

/// <summary>What the files of <c>deploy</c> name exists: settings, options, paths and tables. They are read as text: no
/// container engine and no systemd is needed.</summary>
public sealed class DeploymentTests
{
    private const string Loader = "deploy/loader.Dockerfile";
    private const string Graph = "deploy/graph.Dockerfile";
    private const string Compose = "deploy/compose.yaml";
    private const string LoaderUnit = "deploy/systemd/analytics-loader.service";
    private const string GraphUnit = "deploy/systemd/analytics-graph.service";

    private static readonly string Configuration = Read("docs/configuration.md");

    public static TheoryData<string> Images => [Loader, Graph];

    public static TheoryData<string> Units => [LoaderUnit, GraphUnit];

    public static TheoryData<string> All => [Loader, Graph, Compose, LoaderUnit, GraphUnit];

    [Theory]
    [MemberData(nameof(All))]
    public void Every_setting_is_one_of_the_configuration_page(string file)
    {
        var settings = Regex.Matches(Read(file), @"\b(?:(?:ANALYTICS|REDIS)_[A-Z]+|[A-Z][A-Za-z]+__[A-Za-z_0-9]+)\b")
            .Select(match => match.Value).Distinct()
            .Where(name => name != "ANALYTICS_LOADER_PASSWORD"); // of the compose file itself

        Assert.All(settings, name => Assert.Contains(
            $"`{name.Replace("__", ":", StringComparison.Ordinal)}`", Configuration, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Every_option_of_the_loader_is_one_of_the_configuration_page(string file)
    {
        var commands = Read(file).Split('\n').Where(line => line.Contains("\"load\"", StringComparison.Ordinal)
            || line.Contains("Analytics.Loader load", StringComparison.Ordinal)
            || line.Contains("\"source\"", StringComparison.Ordinal));
        var options = commands.SelectMany(line => Regex.Matches(line, "--[a-z-]+")).Select(match => match.Value);

        Assert.All(options, name => Assert.Matches($"`{name}[ `]", Configuration));
    }

    [Theory]
    [MemberData(nameof(Images))]
    public void Every_path_that_an_image_is_built_from_exists(string file)
    {
        var copied = Regex.Matches(Read(file), @"(?m)^COPY (?!--from)(.+) \S+$")
            .SelectMany(match => match.Groups[1].Value.Split(' '));

        Assert.NotEmpty(copied);
        Assert.All(copied, path => Assert.True(Path.Exists(RepositoryFiles.PathOf(path)), path));
    }

    [Theory]
    [MemberData(nameof(Images))]
    public void An_image_copies_every_project_that_its_program_refers_to(string file)
    {
        var program = Regex.Match(Read(file), @"dotnet publish (\S+)").Groups[1].Value;
        var project = Read($"{program}/{Path.GetFileName(program)}.csproj");
        var needed = Regex.Matches(project, @"ProjectReference Include=""\.\./(\w+(?:\.\w+)*)/")
            .Select(match => $"COPY src/{match.Groups[1].Value}/");

        Assert.NotEmpty(needed);
        Assert.All(needed, copy => Assert.Contains(copy, Read(file), StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Images))]
    public void An_image_is_built_in_stages_runs_as_nobody_and_tells_its_health(string file)
    {
        var text = Read(file);
        var from = Regex.Matches(text, @"(?m)^FROM (\S+)").Select(match => match.Groups[1].Value).ToArray();

        Assert.True(from.Length >= 2);
        Assert.DoesNotContain("sdk", from[^1], StringComparison.Ordinal);
        Assert.All(from, image => Assert.Matches(@":(?!latest)\S+$", image));
        Assert.Contains("\nUSER $APP_UID\n", text, StringComparison.Ordinal);
        Assert.Contains("\nHEALTHCHECK ", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("loader")]
    [InlineData("graph")]
    public void A_service_of_the_compose_file_cannot_write_beside_its_data(string service)
    {
        var text = Regex.Match(Read(Compose), $@"(?ms)^  {service}:\n(.*?)(?=^  \w|^\w)").Groups[1].Value;

        Assert.Contains("    read_only: true\n", text, StringComparison.Ordinal);
        Assert.Contains("    cap_drop: [ALL]\n", text, StringComparison.Ordinal);
        Assert.Contains("no-new-privileges:true", text, StringComparison.Ordinal);
        Assert.Contains($"dockerfile: deploy/{service}.Dockerfile\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_server_has_one_port_everywhere()
    {
        Assert.Contains("ASPNETCORE_HTTP_PORTS=8080", Read(Graph), StringComparison.Ordinal);
        Assert.Contains("EXPOSE 8080\n", Read(Graph), StringComparison.Ordinal);
        Assert.Contains("/dev/tcp/127.0.0.1/8080", Read(Graph), StringComparison.Ordinal);
        Assert.Contains("\"127.0.0.1:8080:8080\"", Read(Compose), StringComparison.Ordinal);
        Assert.Contains("--urls http://127.0.0.1:8080\n", Read(GraphUnit), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Units))]
    public void A_unit_is_hardened_and_has_every_key_in_its_section(string file)
    {
        var lines = Read(file).Split('\n').Where(line => line.Length > 0 && line[0] != '#').ToArray();

        Assert.All(lines, line => Assert.Matches(@"^(\[(Unit|Service|Install)\]|[A-Z][A-Za-z]+=.*)$", line));
        Assert.Equal(["[Unit]", "[Service]", "[Install]"], lines.Where(line => line[0] == '['));
        foreach (var rule in (string[])["NoNewPrivileges=yes", "ProtectSystem=strict", "ProtectHome=yes",
            "PrivateTmp=yes", "PrivateDevices=yes", "CapabilityBoundingSet=", "SystemCallFilter=@system-service",
            "RestrictSUIDSGID=yes", "LockPersonality=yes"])
        {
            Assert.Contains(rule, lines);
        }

        Assert.DoesNotContain("User=root", lines);
    }

    [Fact]
    public void The_account_of_the_loader_may_read_its_tables_and_do_nothing_else()
    {
        var grants = Regex.Matches(Read("deploy/sqlserver-reader.sql"), @"(?m)^GRANT (.+) TO analytics_loader;$")
            .Select(match => match.Groups[1].Value);

        Assert.Equal(
            OperationalTables.InOrder.Select(table => $"SELECT ON OBJECT::dbo.{table.Name}"), grants);
    }

    private static string Read(string path) => File.ReadAllText(RepositoryFiles.PathOf(path));
}
