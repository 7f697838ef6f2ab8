using System.CommandLine;
using System.Globalization;
using Analytics.Loader.Progress;
using Analytics.Loader.Stage;
using Analytics.Warehouse.Errors;
using Spectre.Console;

namespace Analytics.Loader.Commands;

/// <summary><c>load</c>: publishes a new snapshot of the operational database.</summary>
internal static class LoadCommand
{
    public static Command Build(CommonOptions options)
    {
        var checks = new CheckOptions();
        var keep = new Option<int>("--keep")
        {
            Description = "Snapshots kept, the new one included; pinned ones stay.",
            DefaultValueFactory = _ => 30,
        };
        var memory = new Option<int>("--memory")
        {
            Description = "Memory of DuckDB in MiB; what does not fit is sorted on the disk.",
            DefaultValueFactory = _ => 1024,
        };
        keep.Validators.Add(value => AtLeast(value, keep, 1));
        memory.Validators.Add(value => AtLeast(value, memory, 64));
        var command = new Command("load", "Publishes a new snapshot with what changed in the operational database.")
        {
            options.Data, options.Provider, options.Connection, keep, memory,
        };
        checks.All.ToList().ForEach(command.Options.Add);
        command.SetAction((parsed, stop) => ErrorReport.GuardAsync(parsed.InvocationConfiguration.Error, () =>
        {
            var load = new LoadOptions
            {
                Source = options.Source(parsed),
                DataFolder = options.DataFolder(parsed),
                Keep = parsed.GetValue(keep),
                Kind = checks.Kind(parsed),
                Verify = checks.Verify(parsed),
                Stage = new StageOptions { MemoryMebibytes = parsed.GetValue(memory) },
            };
            return RunAsync(load, parsed.InvocationConfiguration.Output, stop);
        }));
        return command;
    }

    private static async Task<int> RunAsync(LoadOptions load, TextWriter output, CancellationToken stop)
    {
        var outcome = await WithProgressAsync(output, progress => LoadRun.RunAsync(load, progress, stop));
        output.WriteLine(outcome.Kind == LoadKind.Full
            ? $"Full load, because {outcome.Because}."
            : string.Create(CultureInfo.InvariantCulture,
                $"Incremental load: {outcome.Records:N0} records changed since {outcome.Former}."));
        ReportText.Write(outcome.Report, output);
        if (outcome.Published is not { } published)
        {
            throw new AnalyticsException(LoadErrors.VerifyFailed(outcome.Report.Blocking));
        }

        var rows = published.Manifest.Rows.Sum(table => table.Rows);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
                $"Published {published.Id}: {rows:N0} rows, {published.Manifest.FileBytes:N0} bytes."));
        return ExitCode.Done;
    }

    // A living line only for people: where output is a file or a pipe, plain lines.
    private static Task<LoadOutcome> WithProgressAsync(TextWriter output, Func<ILoadProgress, Task<LoadOutcome>> run) =>
        ReferenceEquals(output, Console.Out) && !Console.IsOutputRedirected
            && AnsiConsole.Profile.Capabilities.Interactive
            ? AnsiConsole.Status().StartAsync("Load", status => run(new TerminalProgress(AnsiConsole.Console, status)))
            : run(new LineProgress(output));

    private static void AtLeast(System.CommandLine.Parsing.OptionResult result, Option<int> option, int least)
    {
        if (result.GetValue(option) < least)
        {
            result.AddError(string.Create(CultureInfo.InvariantCulture, $"{option.Name} is at least {least}."));
        }
    }
}
