using System.Globalization;
using System.Text;

namespace Analytics.Graph.Serving;

/// <summary>Names as people type them: without diacritics, case and punctuation. Hoà and Hòa, Đắk and Đăk become the
/// same.</summary>
public static class PlaceName
{
    /// <summary>The words of a name, folded.</summary>
    public static string[] Words(string name) => Fold(name).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The name, folded, with one space between words.</summary>
    public static string Fold(string name)
    {
        var folded = new StringBuilder(name.Length);
        foreach (var sign in name.Normalize(NormalizationForm.FormD))
        {
            switch (CharUnicodeInfo.GetUnicodeCategory(sign))
            {
                case UnicodeCategory.NonSpacingMark:
                    break;
                case UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter:
                    folded.Append(sign is 'đ' or 'Đ' ? 'd' : char.ToLowerInvariant(sign));
                    break;
                case UnicodeCategory.DecimalDigitNumber:
                    folded.Append(sign);
                    break;
                default:
                    Separate(folded);
                    break;
            }
        }

        return folded.ToString().Trim();
    }

    /// <summary>A name as it is also written: words joined or apart, i for y, k for c. Quy Nhơn and Qui Nhơn, Kon Tum
    /// and Kontum, Bắc Kạn and Bắc Cạn, Đắk and Đắc become the same.</summary>
    public static string Loose(string name)
    {
        var folded = Fold(name).Replace(" ", "").Replace('y', 'i');
        var loose = new StringBuilder(folded.Length);
        for (var place = 0; place < folded.Length; place++)
        {
            var isAlone = folded[place] == 'c' && (place + 1 == folded.Length || folded[place + 1] != 'h');
            loose.Append(isAlone ? 'k' : folded[place]);
        }

        return loose.ToString();
    }

    private static void Separate(StringBuilder folded)
    {
        if (folded.Length > 0 && folded[^1] != ' ')
        {
            folded.Append(' ');
        }
    }
}
