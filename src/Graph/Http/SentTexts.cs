using System.Text.Json;
using System.Text.Unicode;
using Analytics.Graph.Engine.Execution;

namespace Analytics.Graph.Http;

/// <summary>JSON may carry what is no text: bytes that are not UTF-8, and halves of surrogate pairs. Both are found
/// here, before anything reads a name or a value.</summary>
internal static class SentTexts
{
    /// <summary>What is wrong with the texts of a JSON value; null for nothing.</summary>
    /// <param name="bytes">The value as it was sent.</param>
    /// <param name="value">The same, parsed.</param>
    public static string? ProblemOf(ReadOnlySpan<byte> bytes, JsonElement value) =>
        !Utf8.IsValid(bytes) ? "a text is not valid UTF-8"
        : !JsonTexts.AreWhole(value) ? "a text holds half a surrogate pair"
        : null;
}
