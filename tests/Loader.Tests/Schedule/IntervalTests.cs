using Analytics.Loader.Schedule;

namespace Analytics.Loader.Tests.Schedule;

public sealed class IntervalTests
{
    [Theory]
    [InlineData("30s", 30)]
    [InlineData("5m", 300)]
    [InlineData("2h", 7_200)]
    [InlineData("366d", 31_622_400)]
    public void A_number_and_a_unit_are_a_length_of_time(string text, double seconds) =>
        Assert.Equal(seconds, Interval.Parse(text)?.TotalSeconds);

    [Theory]
    [InlineData("")]
    [InlineData("5")]
    [InlineData("m")]
    [InlineData("0m")]
    [InlineData("-5m")]
    [InlineData("1.5h")]
    [InlineData("5 m")]
    [InlineData("5w")]
    [InlineData("367d")]
    [InlineData("99999999999d")]
    public void Anything_else_is_none(string text) => Assert.Null(Interval.Parse(text));

    [Theory]
    [InlineData(0.2, "1 s")]
    [InlineData(89, "89 s")]
    [InlineData(600, "10 min")]
    [InlineData(7_500, "2 h 5 min")]
    [InlineData(187_200, "2 d 4 h")]
    public void A_length_of_time_is_told_in_words(double seconds, string text) =>
        Assert.Equal(text, Interval.Text(TimeSpan.FromSeconds(seconds)));
}
