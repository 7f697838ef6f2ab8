using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Analytics.Warehouse.Errors;

namespace Analytics.Warehouse.Requests;

/// <summary>The place in the rows of one question on one snapshot where a page ended.</summary>
/// <param name="Offset">Rows before the next page.</param>
/// <param name="Snapshot">Identity of the snapshot.</param>
/// <param name="Question">Digest of the question.</param>
public sealed record PageCursor(long Offset, string Snapshot, string Question)
{
    /// <summary>The digest of a question, equal for equal questions on one snapshot.</summary>
    public static string Digest(ResolvedQuery query) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(QuestionText.Of(query))).AsSpan(0, 8));

    /// <summary>The opaque text that callers pass back.</summary>
    public string Encode() => Base64Url.EncodeToString(
        Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"1|{Offset}|{Snapshot}|{Question}")));

    /// <summary>Rows to skip for a cursor that a caller passed back; zero without one.</summary>
    /// <exception cref="AnalyticsException">QUERY_BAD_CURSOR, QUERY_CURSOR_SNAPSHOT, QUERY_CURSOR_MISMATCH.</exception>
    public static long OffsetOf(string? text, string snapshot, string question)
    {
        if (text is null)
        {
            return 0;
        }

        var cursor = Decode(text) ?? throw new AnalyticsException(QueryErrors.BadCursor());
        if (cursor.Snapshot != snapshot)
        {
            throw new AnalyticsException(QueryErrors.CursorOfAnotherSnapshot(cursor.Snapshot));
        }

        return cursor.Question == question
            ? cursor.Offset
            : throw new AnalyticsException(QueryErrors.CursorOfAnotherQuestion());
    }

    private static PageCursor? Decode(string text)
    {
        if (text.Length > 400 || !Base64Url.IsValid(text))
        {
            return null;
        }

        var parts = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)).Split('|');
        return parts.Length == 4 && parts[0] == "1" &&
            long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var offset)
            ? new(offset, parts[2], parts[3])
            : null;
    }
}
