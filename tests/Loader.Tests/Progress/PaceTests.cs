using System.Diagnostics;
using Analytics.Loader.Progress;

namespace Analytics.Loader.Tests.Progress;

public sealed class PaceTests
{
    private long _seconds;

    [Fact]
    public void The_rest_takes_as_long_as_the_pace_so_far_tells()
    {
        var pace = new Pace(() => _seconds * Stopwatch.Frequency);
        pace.Expect([("one", 1_000), ("two", 500)]);
        pace.Begin();

        _seconds = 10;
        Assert.Equal(new PaceReading(200, 20, TimeSpan.FromSeconds(65)), pace.At("one", 200));
        _seconds = 20;
        Assert.Equal(new PaceReading(400, 20, TimeSpan.FromSeconds(25)), pace.Done("one", 400));
        _seconds = 25;
        Assert.Equal(new PaceReading(500, 100, TimeSpan.Zero), pace.At("two", 500));
    }

    [Fact]
    public void Without_a_former_load_nobody_knows_how_long_the_rest_takes()
    {
        var pace = new Pace(() => _seconds * Stopwatch.Frequency);

        _seconds = 10;

        Assert.Equal(new PaceReading(200, 20, null), pace.Done("one", 200));
    }

    [Fact]
    public void The_line_for_people_says_how_much_is_left() =>
        Assert.Equal(
            "disbursement: 1,200,000 rows, 60,000 rows/s, about 12 min left",
            LineProgress.Text("disbursement", new PaceReading(1_200_000, 60_000, TimeSpan.FromMinutes(12))));
}
