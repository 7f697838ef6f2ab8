using Analytics.Loader.Commands;
using Analytics.Loader.Tests.Support;
using Analytics.Support;

namespace Analytics.Loader.Tests.Commands;

public sealed class CommandLineTests
{
    private readonly StringWriter _output = new();
    private readonly StringWriter _errors = new();

    [Fact]
    public async Task The_sample_is_created_loaded_and_shown()
    {
        using var folder = new TemporaryFolder();

        Assert.Equal(ExitCode.Done, await RunAsync("source", "create", "--sample", "--data", folder.Path));
        Assert.Equal(ExitCode.Done, await RunAsync("load", "--data", folder.Path));
        Assert.Equal(ExitCode.Done, await RunAsync("status", "--check", "--data", folder.Path));

        Assert.Equal("", _errors.ToString());
        Assert.Contains("Published ", _output.ToString());
        Assert.Contains("Served: ", _output.ToString());
        Assert.DoesNotContain("BLOCK", _output.ToString());
    }

    [Fact]
    public async Task Generated_records_are_labelled_synthetic_in_the_snapshot()
    {
        using var folder = new TemporaryFolder();

        Assert.Equal(ExitCode.Done,
            await RunAsync("source", "create", "--synthetic", "1000", "--seed", "7", "--data", folder.Path));
        Assert.Equal(ExitCode.Done, await RunAsync("load", "--data", folder.Path));

        var manifest = new Warehouse.Snapshots.SnapshotStore(folder.Path).Current().Manifest;
        Assert.True(manifest.Synthetic);
        Assert.InRange(manifest.Rows.Single(table => table.Table == "disbursement").Rows, 900, 1000);
    }

    [Fact]
    public async Task Published_and_generated_records_in_one_source_are_refused()
    {
        using var folder = new TemporaryFolder();

        var exit = await RunAsync("source", "create", "--sample", "--synthetic", "1000", "--data", folder.Path);

        Assert.Equal(ExitCode.Usage, exit);
        Assert.Equal(
            """
            LOAD_BAD_OPTION: --sample and --synthetic exclude each other: published and generated records never mix.
              --help after the command lists its options.

            """.ReplaceLineEndings(),
            _errors.ToString());
    }

    [Fact]
    public async Task An_unreachable_source_is_one_line_and_a_remedy_without_the_connection_string()
    {
        using var folder = new TemporaryFolder();

        var exit = await RunAsync("load", "--data", folder.Path, "--connection",
            "Data Source=/nowhere/at-all.db;Password=secret");

        var lines = _errors.ToString().TrimEnd().Split(Environment.NewLine);
        Assert.Equal(ExitCode.Source, exit);
        Assert.StartsWith("SOURCE_UNREACHABLE: ", lines[0]);
        Assert.StartsWith("  ", lines[1]);
        Assert.Equal(2, lines.Length);
        Assert.DoesNotContain("secret", _errors + _output.ToString());
        Assert.DoesNotContain("nowhere", _errors + _output.ToString());
    }

    [Theory]
    [InlineData("DROP TABLE Finding", "SOURCE_SCHEMA_MISSING")]
    [InlineData("ALTER TABLE HouseholdReview DROP COLUMN Poor", "SOURCE_SCHEMA_MISSING")]
    [InlineData("DELETE FROM Dataset", "SOURCE_EMPTY")]
    public async Task A_half_filled_source_is_told_by_its_code_and_publishes_nothing(string damage, string code)
    {
        using var source = await SmallSource.CreateAsync();
        source.Execute(damage);

        var exit = await RunAsync("load", "--data", source.DataFolder);

        Assert.Equal(ExitCode.Source, exit);
        Assert.StartsWith(code + ": ", _errors.ToString());
        Assert.Empty(source.Store.List());
    }

    [Fact]
    public async Task A_failed_check_is_shown_with_its_records_and_exits_with_4()
    {
        using var source = await SmallSource.CreateAsync(context => context.Disbursements.First().Amount = -1);

        var exit = await RunAsync("load", "--data", source.DataFolder);

        Assert.Equal(ExitCode.Verify, exit);
        Assert.Contains("BLOCK VERIFY_NEGATIVE (1): A value is below zero where none can be.", _output.ToString());
        Assert.Contains("disbursement 1", _output.ToString());
        Assert.StartsWith("LOAD_VERIFY_FAILED: 1 checks failed (VERIFY_NEGATIVE); nothing was published.",
            _errors.ToString());
    }

    [Theory]
    [InlineData("VERIFY_PAYMENT_DAY=31", ExitCode.Verify)]
    [InlineData("verify_payment_day=90", ExitCode.Done)]
    public async Task A_check_bears_what_it_is_told_to(string tolerance, int expected)
    {
        using var source = await SmallSource.CreateAsync(context =>
        {
            var payment = context.Disbursements.First(one => one.BudgetYear != null);
            payment.PaidOn = new DateOnly(payment.BudgetYear!.Value + 1, 3, 15); // 74 days after its year
        });

        var exit = await RunAsync(
            "load", "--data", source.DataFolder, "--strict", "VERIFY_PAYMENT_DAY", "--tolerate", tolerance);

        Assert.True(expected == exit, _output.ToString() + _errors);
    }

    [Theory]
    [InlineData("--tolerate", "VERIFY_OVERSPENT")]
    [InlineData("--tolerate", "VERIFY_OVERSPENT=-1")]
    [InlineData("--tolerate", "VERIFY_STOCK_FLOW=1.5")]
    [InlineData("--tolerate", "VERIFY_YEAR_RANGE=2030-2020")]
    [InlineData("--tolerate", "VERIFY_NEGATIVE=1")]
    [InlineData("--examples", "101")]
    [InlineData("--page-rows", "0")]
    [InlineData("--page-rows", "10000001")]
    public async Task A_setting_outside_its_range_is_refused_and_says_the_range(string option, string value)
    {
        using var folder = new TemporaryFolder();

        Assert.Equal(ExitCode.Usage, await RunAsync("load", "--data", folder.Path, option, value));
        Assert.StartsWith("LOAD_BAD_OPTION: " + option, _errors.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Status_of_an_empty_folder_and_of_a_damaged_one_say_so()
    {
        using var source = await SmallSource.CreateAsync();

        Assert.Equal(ExitCode.Snapshot, await RunAsync("status", "--data", source.DataFolder));
        Assert.StartsWith("SNAPSHOT_NONE: ", _errors.ToString());

        var snapshot = (await source.LoadAsync()).Published;
        await File.WriteAllTextAsync(snapshot?.Path ?? "", "x", TestContext.Current.CancellationToken);
        _errors.GetStringBuilder().Clear();
        Assert.Equal(ExitCode.Snapshot, await RunAsync("status", "--data", source.DataFolder));
        Assert.StartsWith("SNAPSHOT_CORRUPT: ", _errors.ToString());

        Assert.Equal(ExitCode.Done, await RunAsync("load", "--data", source.DataFolder)); // and a load heals it
        Assert.Equal(ExitCode.Done, await RunAsync("status", "--data", source.DataFolder));
    }

    [Theory]
    [InlineData("load", "--keep", "0")]
    [InlineData("load", "--memory", "1")]
    [InlineData("load", "--provider", "Oracle")]
    [InlineData("load", "--provider", "SqlServer")]
    [InlineData("load", "--keep-days", "0")]
    [InlineData("load", "--every", "5")]
    [InlineData("load", "--retries", "-1")]
    [InlineData("load", "--log", "Xml")]
    [InlineData("load", "--otlp", "collector:4318")]
    [InlineData("load", "--command-timeout", "never")]
    [InlineData("health", "--max-age", "old")]
    [InlineData("source", "script", "--provider", "Csv")]
    [InlineData("snapshot", "pin")]
    [InlineData("lod")]
    public async Task A_wrong_command_line_is_LOAD_BAD_OPTION(params string[] arguments)
    {
        var exit = await RunAsync(arguments);

        Assert.Equal(ExitCode.Usage, exit);
        Assert.StartsWith("LOAD_BAD_OPTION: ", _errors.ToString());
    }

    [Theory]
    [InlineData(
        "There is no command 'lod'.", "Use one of: load, status, health, snapshot, source. --help describes them.", "lod")]
    [InlineData("A command is missing.", "Use one of: create, script, template. --help describes them.", "source")]
    [InlineData(
        "--synthetic does not take 'many'.", "--help after the command lists its options.",
        "source", "create", "--synthetic", "many")]
    [InlineData(
        "--provider does not take 'Oracle'.", "--help after the command lists its options.",
        "source", "script", "--provider", "Oracle")]
    public async Task A_wrong_command_line_is_told_once_in_words_of_the_command_line(
        string problem, string remedy, params string[] arguments)
    {
        await RunAsync(arguments);

        Assert.Equal(["LOAD_BAD_OPTION: " + problem, "  " + remedy, ""], _errors.ToString().Split(Environment.NewLine));
    }

    [Theory]
    [InlineData("Sqlite", "CREATE TABLE \"Disbursement\"")]
    [InlineData("SqlServer", "CREATE TABLE [Disbursement]")]
    public async Task The_script_of_each_provider_can_be_printed(string provider, string expected)
    {
        Assert.Equal(ExitCode.Done, await RunAsync("source", "script", "--provider", provider));

        Assert.Contains(expected, _output.ToString());
    }

    private Task<int> RunAsync(params string[] arguments) =>
        CommandTree.RunAsync(arguments, _output, _errors, TestContext.Current.CancellationToken);
}
