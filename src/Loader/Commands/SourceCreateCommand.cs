using System.CommandLine;
using Analytics.Operational.Sample;
using Analytics.Operational.Sources;

namespace Analytics.Loader.Commands;

/// <summary><c>source create</c>: makes an operational database and fills it.</summary>
internal static class SourceCreateCommand
{
    public static Command Build(CommonOptions options)
    {
        var sample = new Option<bool>("--sample") { Description = "Fill it with the published figures." };
        var command = new Command("create", "Makes the tables of an operational database, and fills them when asked.")
        {
            options.Data, options.Provider, options.Connection, sample,
        };
        command.SetAction((parsed, stop) => ErrorReport.GuardAsync(parsed.InvocationConfiguration.Error, async () =>
        {
            await using var context = new OperationalContextFactory(options.Source(parsed)).CreateDbContext();
            await OperationalDatabase.CreateAsync(context, stop);
            if (parsed.GetValue(sample))
            {
                await SampleDataSet.LoadAsync(context, stop);
            }

            parsed.InvocationConfiguration.Output.WriteLine(
                parsed.GetValue(sample) ? "Created with the published figures." : "Created, empty.");
            return ExitCode.Done;
        }));
        return command;
    }
}
