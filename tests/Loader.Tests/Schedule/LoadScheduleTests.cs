using Analytics.Loader.Schedule;

namespace Analytics.Loader.Tests.Schedule;

public sealed class LoadScheduleTests
{
    private readonly List<string> _told = [];
    private readonly CancellationTokenSource _stop = new();

    [Fact]
    public async Task Failures_lengthen_the_pause_and_a_good_load_shortens_it_again()
    {
        var exit = await RunAsync(
            ExitCode.Done, ExitCode.Source, ExitCode.Fault, ExitCode.Busy, ExitCode.Verify, ExitCode.Done);

        Assert.Equal(ExitCode.Done, exit);
        Assert.Equal(["0: 60 s", "1: 120 s", "2: 240 s", "0: 60 s", "1: 120 s"], _told);
    }

    [Fact]
    public async Task A_wrong_command_line_ends_the_schedule_because_no_load_can_ever_work()
    {
        Assert.Equal(ExitCode.Usage, await RunAsync(ExitCode.Done, ExitCode.Usage, ExitCode.Done));

        Assert.Equal(["0: 60 s"], _told);
    }

    [Fact]
    public async Task A_stop_during_the_pause_ends_well()
    {
        var schedule = new LoadSchedule(TimeSpan.FromDays(1)) { Chance = () => 0.5 };
        var loads = 0;

        var exit = await schedule.RunAsync(
            _ => Task.FromResult(loads++), (_, _) => _stop.CancelAfter(TimeSpan.Zero), _stop.Token);

        Assert.Equal((ExitCode.Done, 1), (exit, loads));
    }

    // The last load is the one in which the operator stops the schedule.
    private Task<int> RunAsync(params int[] exits)
    {
        var next = 0;
        var schedule = new LoadSchedule(TimeSpan.FromMinutes(1))
        {
            Chance = () => 0.5,
            Sleep = (_, _) => Task.CompletedTask,
        };
        return schedule.RunAsync(
            _ =>
            {
                if (next == exits.Length - 1)
                {
                    _stop.Cancel();
                }

                return Task.FromResult(exits[next++]);
            },
            (failures, pause) => _told.Add($"{failures}: {pause.TotalSeconds:0} s"),
            _stop.Token);
    }
}
