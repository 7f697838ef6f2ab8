using System.CommandLine;
using Analytics.Operational.Sources;

namespace Analytics.Loader.Commands;

/// <summary><c>source script</c>: prints the script that makes the operational database.</summary>
internal static class SourceScriptCommand
{
    public static Command Build(CommonOptions options)
    {
        var command = new Command("script", "Prints the script that makes the tables of the operational database.")
        {
            options.Provider,
        };
        command.SetAction((parsed, _) => ErrorReport.GuardAsync(parsed.InvocationConfiguration.Error, () =>
        {
            parsed.InvocationConfiguration.Output.Write(OperationalScript.For(options.ProviderOf(parsed)));
            return Task.FromResult(ExitCode.Done);
        }));
        return command;
    }
}
