using System.Globalization;
using Analytics.Graph.Fields;
using Analytics.Warehouse.Model;

namespace Analytics.Graph.Tests.Fields;

/// <summary>Semantics 19: numbers as people write them.</summary>
public sealed class NumberTextTests
{
    [Theory]
    [InlineData("8842000000", NumberUnit.Million, "8.842 triệu đồng", "VND 8,842 million")]
    [InlineData("211723000000", NumberUnit.Billion, "211,723 tỷ đồng", "VND 211.723 billion")]
    [InlineData("36000000000", NumberUnit.Billion, "36 tỷ đồng", "VND 36 billion")]
    [InlineData("1234567", NumberUnit.One, "1.234.567 đồng", "VND 1,234,567")]
    [InlineData("1500", NumberUnit.Million, "0,002 triệu đồng", "VND 0.002 million")]
    [InlineData("2500", NumberUnit.Million, "0,002 triệu đồng", "VND 0.002 million")]
    [InlineData("-1234567", NumberUnit.Thousand, "-1.234,567 nghìn đồng", "VND -1,234.567 thousand")]
    [InlineData("0", NumberUnit.Billion, "0 tỷ đồng", "VND 0 billion")]
    public void Ruling_19_money_is_written_with_the_words_of_its_unit(string value, NumberUnit unit, string vi, string en)
    {
        var number = decimal.Parse(value, CultureInfo.InvariantCulture);

        Assert.Equal((vi, en), (NumberText.Of(number, Unit.Vnd, unit, Lang.Vi), NumberText.Of(number, Unit.Vnd, unit, Lang.En)));
    }

    [Theory]
    [InlineData("0.61731", NumberUnit.Percent, "61,73%", "61.73%")]
    [InlineData("0.61735", NumberUnit.Percent, "61,74%", "61.74%")]
    [InlineData("0.61745", NumberUnit.Percent, "61,74%", "61.74%")]
    [InlineData("0.5", NumberUnit.Percent, "50%", "50%")]
    [InlineData("0.61731", NumberUnit.One, "0,6173", "0.6173")]
    public void Ruling_19_a_ratio_is_rounded_half_to_even(string value, NumberUnit unit, string vi, string en)
    {
        var number = decimal.Parse(value, CultureInfo.InvariantCulture);

        Assert.Equal((vi, en), (NumberText.Of(number, Unit.Ratio, unit, Lang.Vi), NumberText.Of(number, Unit.Ratio, unit, Lang.En)));
    }

    [Fact]
    public void A_count_is_written_with_what_it_counts() => Assert.Equal(
        ("13.867 hộ", "13,867 households", "13,867 nghìn hộ", "13.867 thousand households"),
        (NumberText.Of(13867, Unit.Household, NumberUnit.One, Lang.Vi), NumberText.Of(13867, Unit.Household, NumberUnit.One, Lang.En),
            NumberText.Of(13867, Unit.Household, NumberUnit.Thousand, Lang.Vi), NumberText.Of(13867, Unit.Household, NumberUnit.Thousand, Lang.En)));

    [Theory]
    [InlineData(0, NumberUnit.Million, "0")]
    [InlineData(8_038_120_000, NumberUnit.Million, "8038.12")]
    [InlineData(-1_500, NumberUnit.Thousand, "-1.5")]
    [InlineData(7, NumberUnit.Billion, "0.000000007")]
    [InlineData(12, NumberUnit.Percent, "1200")]
    [InlineData(340, NumberUnit.One, "340")]
    [InlineData(long.MaxValue, NumberUnit.Million, "9223372036854.775807")]
    [InlineData(long.MinValue, NumberUnit.Billion, "-9223372036.854775808")]
    public void A_whole_number_in_a_unit_has_all_its_digits_and_no_trailing_zeros(long value, NumberUnit unit, string expected) =>
        Assert.Equal(expected, NumberText.Scaled(value, unit).ToString(CultureInfo.InvariantCulture));
}
