using System.Globalization;
using System.Text;
using Analytics.Loader.Shape;

namespace Analytics.Loader.Tests.Shape;

public sealed class VietnameseOrderTests
{
    // In dictionary order: letters first, tones break ties, blanks before letters.
    private static readonly string[] Sorted =
    [
        "An Giang", "Ấp Đông", "Bà Rịa - Vũng Tàu", "Ba Vì", "Bạc Liêu", "Bắc Giang", "Bắc Kạn", "Bến Tre", "Cà Mau",
        "Cao Bằng", "Cần Thơ", "Châu Thành", "Châu Thành A", "Da", "Dạ", "Đà Nẵng", "Đắk Lắk", "Gia Lai", "Hà Tĩnh",
        "Hậu Giang", "Hoà Bình", "Khánh Hòa", "Lai Châu", "Lâm Đồng", "Ma", "Mà", "Mả", "Mã", "Má", "Mạ", "Man",
        "Ông Đốc", "Ơn", "Quảng Nam", "Sa Đéc", "Thái Bình", "Thừa Thiên Huế", "Ứng Hòa", "Vĩnh Long", "Yên Bái",
    ];

    [Fact]
    public void Names_sort_as_in_a_Vietnamese_dictionary()
    {
        var shuffled = Sorted.OrderBy(name => name.Length).ThenByDescending(name => name, StringComparer.Ordinal);

        Assert.Equal(Sorted, shuffled.Order(VietnameseOrder.Instance));
    }

    [Fact]
    public void Decomposed_and_composed_text_sort_alike()
    {
        var decomposed = "Bến Tre".Normalize(NormalizationForm.FormD);

        Assert.Equal(0, VietnameseOrder.Instance.Compare("Bến Tre", decomposed));
    }

    [Theory]
    [InlineData("")]
    [InlineData("vi-VN")]
    [InlineData("tr-TR")]
    public void The_order_does_not_depend_on_the_machine(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            Assert.Equal(Sorted, Sorted.Reverse().Order(VietnameseOrder.Instance));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
