using Analytics.Warehouse.Requests;
using Analytics.Warehouse.Tests.Support;

namespace Analytics.Warehouse.Tests.Requests;

public sealed class TimeFrameTests
{
    [Fact]
    public void A_negated_year_leaves_the_years_around_it()
    {
        var frame = TimeFrame.Of(new Filter.And([Ask.Under("42"), new Filter.Not(Ask.Years(2022))]), Compiled.Dimensions);

        Assert.Equal([2021, 2023], frame.ListedYears([2021, 2022, 2023]));
    }

    [Fact]
    public void A_filter_that_may_hold_for_other_reasons_does_not_limit_time()
    {
        var frame = TimeFrame.Of(new Filter.Or([Ask.Under("42"), Ask.Years(2022)]), Compiled.Dimensions);

        Assert.Equal([2021, 2022, 2023], frame.ListedYears([2021, 2022, 2023]));
    }

    [Fact]
    public void The_end_is_never_after_the_cut_off()
    {
        var frame = TimeFrame.Of(Ask.Years(2026), Compiled.Dimensions);

        Assert.Equal(World.Cutoff, frame.End(World.Cutoff));
    }

    [Theory]
    [InlineData(2, TimeGrain.Quarter, Completeness.CompleteOnly, "2025-07-01", "2026-01-01")]
    [InlineData(1, TimeGrain.Quarter, Completeness.WithCurrent, "2026-01-01", "2026-04-01")]
    [InlineData(1, TimeGrain.Year, Completeness.CompleteOnly, "2025-01-01", "2026-01-01")]
    [InlineData(3, TimeGrain.Month, Completeness.WithCurrent, "2025-11-01", "2026-02-01")]
    public void Last_periods_end_at_the_cut_off(int count, TimeGrain of, Completeness completeness, string from, string until)
    {
        var window = PeriodWindows.Last(new(count, of, completeness), World.Cutoff);

        Assert.Equal((from, until), ($"{window.From:yyyy-MM-dd}", $"{window.Until:yyyy-MM-dd}"));
    }
}
