using Analytics.Graph.Exports;

namespace Analytics.Graph.Tests.Exports;

public sealed class CsvTextTests
{
    [Theory]
    [InlineData("Bắc Kạn", "Bắc Kạn")]
    [InlineData("01", "01")]
    [InlineData(null, "")]
    [InlineData("Tỉnh, thành phố", "\"Tỉnh, thành phố\"")]
    [InlineData("a \"b\"", "\"a \"\"b\"\"\"")]
    [InlineData("a\r\nb", "\"a\r\nb\"")]
    public void A_text_is_quoted_only_where_it_must_be(string? text, string cell) =>
        Assert.Equal(cell, CsvText.Of(text));

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+84", "'+84")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\tx", "'\tx")]
    [InlineData("  =1+1", "'  =1+1")]
    [InlineData("\u00A0=1+1", "'\u00A0=1+1")]
    [InlineData("\uFF1D1+1", "'\uFF1D1+1")]
    [InlineData(" ", " ")]
    [InlineData("=HYPERLINK(\"x\",\"y\")", "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\"")]
    public void A_text_that_a_spreadsheet_would_compute_is_disarmed(string text, string cell) =>
        Assert.Equal(cell, CsvText.Of(text));
}
