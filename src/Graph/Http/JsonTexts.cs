using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Analytics.Graph.Http;

/// <summary>JSON may carry what is no text: bytes that are not UTF-8, and halves of surrogate pairs. Both are found
/// here, before anything reads a name or a value.</summary>
internal static class JsonTexts
{
    /// <summary>What is wrong with the texts of a JSON value; null for nothing.</summary>
    /// <param name="bytes">The value as it was sent.</param>
    /// <param name="value">The same, parsed.</param>
    public static string? ProblemOf(ReadOnlySpan<byte> bytes, JsonElement value)
    {
        if (!Utf8.IsValid(bytes))
        {
            return "a text is not valid UTF-8";
        }

        return bytes.IndexOf("\\u"u8) >= 0 && !AreWhole(value) ? "a text holds half a surrogate pair" : null;
    }

    private static bool AreWhole(JsonElement value)
    {
        try
        {
            Read(value);
            return true;
        }
        catch (Exception problem) when (problem is DecoderFallbackException or InvalidOperationException)
        {
            return false;
        }
    }

    private static void Read(JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                value.GetString();
                break;
            case JsonValueKind.Array:
                foreach (var item in value.EnumerateArray())
                {
                    Read(item);
                }

                break;
            case JsonValueKind.Object:
                foreach (var member in value.EnumerateObject())
                {
                    _ = member.Name;
                    Read(member.Value);
                }

                break;
        }
    }
}
