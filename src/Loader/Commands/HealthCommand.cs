using System.CommandLine;
using Analytics.Loader.Health;
using Analytics.Loader.Schedule;
using Analytics.Warehouse.Errors;

namespace Analytics.Loader.Commands;

/// <summary><c>health</c>: whether a scheduled loader is well, for orchestrators.</summary>
internal static class HealthCommand
{
    public static Command Build(CommonOptions common)
    {
        var longest = new Option<string?>("--max-age")
        {
            Description = "How long ago the last good load may have ended: 30m, 1d. Default: not asked.",
            HelpName = "TIME",
        };
        longest.Validators.Add(value =>
        {
            if (value.GetValue(longest) is { } text && Interval.Parse(text) is null)
            {
                value.AddError($"--max-age does not take '{text}': it takes a number and s, m, h or d, such as 30m.");
            }
        });
        var command = new Command(
            "health", "Says whether a loader that runs with --every is well; exits with 8 if not.")
        {
            common.Data, common.Health, longest,
        };
        command.SetAction((parsed, _) => ErrorReport.GuardAsync(parsed.InvocationConfiguration.Error, () =>
        {
            var age = parsed.GetValue(longest) is { } text ? Interval.Parse(text) : null;
            var file = common.HealthFile(parsed);
            var health = LoaderHealth.Read(file);
            var ailment = health is null ? $"there is no health file '{file}'"
                : health.Ailment(DateTimeOffset.UtcNow, age);
            if (ailment is not null)
            {
                throw new AnalyticsException(LoadErrors.Unhealthy(ailment));
            }

            parsed.InvocationConfiguration.Output.WriteLine(
                $"Well: {health?.State}, snapshot {health?.Snapshot ?? "none yet"}.");
            return Task.FromResult(ExitCode.Done);
        }));
        return command;
    }
}
