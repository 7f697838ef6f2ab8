using Analytics.Loader.Schedule;

namespace Analytics.Loader.Tests.Schedule;

public sealed class PauseTests
{
    private static readonly TimeSpan FiveMinutes = TimeSpan.FromMinutes(5);

    [Theory]
    [InlineData(0, 5)]
    [InlineData(1, 10)]
    [InlineData(2, 20)]
    [InlineData(3, 40)]
    [InlineData(4, 60)]
    [InlineData(1_000_000, 60)]
    public void It_doubles_with_each_failure_up_to_an_hour(int failures, double minutes) =>
        Assert.Equal(minutes, Pause.Before(FiveMinutes, failures, chance: 0.5).TotalMinutes, precision: 6);

    [Fact]
    public void It_varies_by_a_tenth()
    {
        Assert.Equal(270, Pause.Before(FiveMinutes, 0, chance: 0).TotalSeconds, precision: 6);
        Assert.Equal(330, Pause.Before(FiveMinutes, 0, chance: 1).TotalSeconds, precision: 6);
    }

    [Fact]
    public void A_schedule_slower_than_an_hour_stays_as_it_is_after_failures() =>
        Assert.Equal(24, Pause.Before(TimeSpan.FromDays(1), 3, chance: 0.5).TotalHours, precision: 6);
}
