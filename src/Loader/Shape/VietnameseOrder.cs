using System.Text;

namespace Analytics.Loader.Shape;

/// <summary>Compares Vietnamese text as a dictionary does: letters first (a ă â b ... u ư v), tones only to
/// break ties.</summary>
/// <remarks>Own tables, so the order is the same on every machine, with and without ICU.</remarks>
public sealed class VietnameseOrder : IComparer<string>
{
    /// <summary>The only instance; it has no state.</summary>
    public static readonly VietnameseOrder Instance = new();

    private const string Alphabet = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz";

    // Each vowel in the dictionary's order of tones: level, falling, asking, tumbling, rising, heavy.
    private static readonly string[] Vowels =
    [
        "aàảãáạ", "ăằẳẵắặ", "âầẩẫấậ", "eèẻẽéẹ", "êềểễếệ", "iìỉĩíị",
        "oòỏõóọ", "ôồổỗốộ", "ơờởỡớợ", "uùủũúụ", "ưừửữứự", "yỳỷỹýỵ",
    ];

    private static readonly Dictionary<char, (char Letter, char Tone)> Letters = Table();

    private VietnameseOrder() { }

    /// <inheritdoc/>
    public int Compare(string? x, string? y) => string.CompareOrdinal(KeyOf(x ?? ""), KeyOf(y ?? ""));

    /// <summary>A key that sorts ordinally as the text sorts in Vietnamese: letters, then tones, then the text
    /// itself.</summary>
    public static string KeyOf(string text)
    {
        var composed = text.Normalize(NormalizationForm.FormC);
        var letters = new StringBuilder(composed.Length * 3 + 2);
        var tones = new StringBuilder(composed.Length);
        foreach (var sign in composed)
        {
            var (letter, tone) = Letters.TryGetValue(char.ToLowerInvariant(sign), out var known)
                ? known
                : (OutsideAlphabet(sign), '1');
            letters.Append(letter);
            tones.Append(tone);
        }

        return letters.Append('\u0001').Append(tones).Append('\u0001').Append(composed).ToString();
    }

    // Blanks sort before digits and both before letters, so that "Châu Thành" precedes "Châu Thành A" and "Châua".
    private static char OutsideAlphabet(char sign) =>
        char.IsWhiteSpace(sign) ? '\u0002' : sign < 0x100 ? sign : (char)(sign + 0x100);

    private static Dictionary<char, (char Letter, char Tone)> Table()
    {
        var table = new Dictionary<char, (char, char)>();
        foreach (var letter in Alphabet)
        {
            table[letter] = (Weight(letter), '1');
        }

        foreach (var vowel in Vowels)
        {
            for (var tone = 0; tone < vowel.Length; tone++)
            {
                table[vowel[tone]] = (Weight(vowel[0]), (char)('1' + tone));
            }
        }

        return table;
    }

    private static char Weight(char letter) => (char)(0x100 + Alphabet.IndexOf(letter));
}
