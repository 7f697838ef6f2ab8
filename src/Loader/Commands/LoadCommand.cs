using System.CommandLine;
using Analytics.Loader.Health;
using Analytics.Loader.Progress;
using Analytics.Loader.Schedule;
using Analytics.Loader.Telemetry;

namespace Analytics.Loader.Commands;

/// <summary><c>load</c>: publishes a new snapshot of the operational database, once or again and again.</summary>
internal static class LoadCommand
{
    public static Command Build(CommonOptions common)
    {
        var own = new LoadArguments(common);
        var command = new Command("load", "Publishes a new snapshot of the operational database.")
        {
            common.Data, common.Provider, common.Connection,
        };
        own.AddTo(command);
        command.SetAction((parsed, stop) => ErrorReport.GuardAsync(
            parsed.InvocationConfiguration.Error,
            () => RunAsync(
                own.Of(parsed), parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error, stop)));
        return command;
    }

    private static async Task<int> RunAsync(
        LoadCommandOptions options, TextWriter output, TextWriter errors, CancellationToken stop)
    {
        using var telemetry = TelemetryExport.Start(options.Collector);
        ILoadLog log = options.Log switch
        {
            LogFormat.Json => new EventLog(new JsonEvents(output, TimeProvider.System)),
            LogFormat.Line => new EventLog(new LineEvents(output, TimeProvider.System)),
            _ => new TextLog(output, errors),
        };
        return options.Every is { } every
            ? await ScheduleAsync(options, every, log, stop)
            : await new LoadRound(options, log, health: null).RunAsync(stop);
    }

    private static async Task<int> ScheduleAsync(
        LoadCommandOptions options, TimeSpan every, ILoadLog log, CancellationToken stop)
    {
        var health = new HealthFile(options.HealthPath, TimeProvider.System);
        try
        {
            return await new LoadSchedule(every).RunAsync(
                new LoadRound(options, log, health).RunAsync,
                (failures, pause) =>
                {
                    health.Waiting(failures, pause);
                    log.Waiting(failures, pause);
                },
                stop);
        }
        finally
        {
            health.Stopped();
        }
    }
}
