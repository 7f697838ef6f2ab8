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

    private static void Separate(StringBuilder folded)
    {
        if (folded.Length > 0 && folded[^1] != ' ')
        {
            folded.Append(' ');
        }
    }
}
