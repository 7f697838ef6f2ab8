using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using Analytics.Warehouse.Errors;

namespace Analytics.Loader.Commands;

/// <summary>The command line: load, status, health, snapshot ..., source ....</summary>
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
            HealthCommand.Build(options),
            SnapshotCommands.Build(options),
            new Command("source", "Makes operational databases and files for them.")
            {
                SourceCreateCommand.Build(options),
                SourceScriptCommand.Build(options),
                SourceTemplateCommand.Build(options),
            },
        };
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            return await ErrorReport.GuardAsync(errors, () => throw new AnalyticsException(WrongOptions(parsed)));
        }

        var configuration = new InvocationConfiguration
        {
            Output = output,
            Error = errors,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null, // signals are the program's; a load may need longer to end than 2 s
        };
        return await parsed.InvokeAsync(configuration, stop);
    }

    private static ImmutableArray<AnalyticsError> WrongOptions(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        var commands = string.Join(", ", command.Subcommands.Select(one => one.Name));
        if (commands.Length > 0)
        {
            var unknown = parsed.UnmatchedTokens.FirstOrDefault();
            var problem = unknown is null ? "A command is missing." : $"There is no command '{unknown}'.";
            return [LoadErrors.BadOption(problem, $"Use one of: {commands}. --help describes them.")];
        }

        return [.. parsed.Errors.Select(error => LoadErrors.BadOption(
            Plain(error), "--help after the command lists its options."))];
    }

    /// <summary>The parser names types of .NET; whoever types a command knows options and values only.</summary>
    private static string Plain(ParseError error) =>
        error.SymbolResult is OptionResult { Option: var option, Tokens: [var token, ..] }
            && error.Message.StartsWith("Cannot parse", StringComparison.Ordinal)
            ? $"{option.Name} does not take '{token.Value}'."
            : error.Message;
}
