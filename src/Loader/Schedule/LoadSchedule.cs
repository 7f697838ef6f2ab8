using System.Security.Cryptography;

namespace Analytics.Loader.Schedule;

/// <summary>Loads again and again, one load at a time, until it is stopped.</summary>
/// <param name="every">Pause between the end of a load and the beginning of the next.</param>
public sealed class LoadSchedule(TimeSpan every)
{
    /// <summary>What waits; a test need not.</summary>
    public Func<TimeSpan, CancellationToken, Task> Sleep { get; init; } = Task.Delay;

    /// <summary>Where the variation of pauses comes from, 0 to 1.</summary>
    public Func<double> Chance { get; init; } = () => RandomNumberGenerator.GetInt32(1_000) / 999.0;

    /// <summary>Runs until stopped.</summary>
    /// <param name="load">One load; answers an exit code and never throws.</param>
    /// <param name="told">Is told after each load how many failed in a row and how long the pause is.</param>
    /// <param name="stop">Ends the schedule; a running load ends by itself.</param>
    /// <returns><see cref="ExitCode.Done"/> when stopped, <see cref="ExitCode.Usage"/> when no load can ever
    /// work.</returns>
    public async Task<int> RunAsync(
        Func<CancellationToken, Task<int>> load, Action<int, TimeSpan> told, CancellationToken stop)
    {
        for (var failures = 0; ;)
        {
            var exit = await load(stop);
            if (stop.IsCancellationRequested)
            {
                return ExitCode.Done; // the operator ended it; nothing was left behind
            }

            if (exit == ExitCode.Usage)
            {
                return exit;
            }

            // another loader at work is no failure: its load is as good as ours
            failures = exit is ExitCode.Done or ExitCode.Busy ? 0 : failures + 1;
            var pause = Pause.Before(every, failures, Chance());
            told(failures, pause);
            try
            {
                await Sleep(pause, stop);
            }
            catch (OperationCanceledException)
            {
                return ExitCode.Done;
            }
        }
    }
}
