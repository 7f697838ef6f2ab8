using System.CommandLine;

namespace Analytics.Loader.Commands;

/// <summary>The command line: load, status, source create, source script.</summary>
public static class CommandTree
{
    /// <summary>Parses and runs a command line.</summary>
    /// <param name="args">The arguments.</param>
    /// <param name="output">Takes results and progress.</param>
    /// <param name="errors">Takes errors.</param>
    /// <param name="stop">Stops the command.</param>
    /// <returns>See <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter errors, CancellationToken stop)
    {
        var options = new CommonOptions();
        var root = new RootCommand("Loads the operational database into snapshots of the warehouse.")
        {
            LoadCommand.Build(options),
            StatusCommand.Build(options),
            new Command("source", "Makes an operational database of the embedded kind.")
            {
                SourceCreateCommand.Build(options),
                SourceScriptCommand.Build(options),
            },
        };
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            return await ErrorReport.GuardAsync(errors, () => throw new Warehouse.Errors.AnalyticsException(
                [.. parsed.Errors.Select(error => LoadErrors.BadOption(error.Message, "See --help."))]));
        }

        var configuration = new InvocationConfiguration
        {
            Output = output,
            Error = errors,
            EnableDefaultExceptionHandler = false,
        };
        return await parsed.InvokeAsync(configuration, stop);
    }
}
