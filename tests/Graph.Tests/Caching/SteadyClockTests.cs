using Analytics.Graph.Caching;
using Analytics.Graph.Tests.Support;

namespace Analytics.Graph.Tests.Caching;

public sealed class SteadyClockTests
{
    [Fact]
    public void It_goes_on_evenly_when_the_time_of_day_is_set()
    {
        var clock = new JumpingClock();
        var steady = new SteadyClock(clock);
        var last = steady.GetUtcNow();

        foreach (var hours in (int[])[-24, 48, -1, 8760])
        {
            clock.Jump(TimeSpan.FromHours(hours));
            var now = steady.GetUtcNow();
            Assert.InRange(now - last, TimeSpan.Zero, TimeSpan.FromMinutes(10));
            last = now;
        }
    }
}
