using Analytics.Loader.Shape;

namespace Analytics.Loader.Tests.Shape;

public sealed class SpansTests
{
    [Theory]
    [InlineData("2021-01-01", "2024-01-01", "2021-2023")]
    [InlineData("2022-01-01", "2023-06-22", "2022-01-01/2023-06-22")]
    [InlineData("2021-07-01", "2022-01-01", "2021-07-01/2022-01-01")]
    public void Whole_years_are_named_by_their_first_and_last(string from, string until, string code)
    {
        Assert.Equal(code, Spans.CodeOf(DateOnly.Parse(from), DateOnly.Parse(until)));
    }

    [Fact]
    public void A_span_keeps_its_key_and_a_new_one_gets_the_next()
    {
        var spans = new Spans();
        var (first, second, third) = (new DateOnly(2021, 1, 1), new DateOnly(2022, 1, 1), new DateOnly(2023, 1, 1));

        short[] keys = [spans.KeyOf(first, third), spans.KeyOf(second, third), spans.KeyOf(first, third)];

        Assert.Equal([1, 2, 1], keys);
        Assert.Equal(["2021-2022", "2022-2022"], spans.Rows.Select(row => row.Code));
    }
}
