using Analytics.Graph.Caching;
using Microsoft.Extensions.Primitives;

namespace Analytics.Graph.Http;

/// <summary>Tags that tell answers apart. Equal keys have equal bytes, so the key is the tag: strong where the bytes
/// that are sent follow from it, weak for exports, whose files hold the time at which they were made.</summary>
internal static class EntityTag
{
    /// <summary>The tag of an answer in one form.</summary>
    public static string Strong(AnswerKey key, ReplyFormat format, Packing packing) =>
        $"\"{key.Text}{Mark(format)}{Mark(packing)}\"";

    /// <summary>The same tag for bytes that may differ: those packed piece by piece follow from the pieces
    /// too.</summary>
    public static string Weakened(string tag) => "W/" + tag;

    /// <summary>The tag of an answer whose bytes may differ.</summary>
    public static string Weak(AnswerKey key) => $"W/\"{key.Text}\"";

    /// <summary>The tag of <c>If-None-Match</c> that names this answer in any packing; null for none. Which packing
    /// would be sent is not known before the answer is looked up.</summary>
    public static string? Known(StringValues sent, AnswerKey key, ReplyFormat format)
    {
        if (sent.Count == 0)
        {
            return null;
        }

        ReadOnlySpan<Packing> packings = [Packing.Brotli, Packing.Gzip, Packing.None];
        foreach (var packing in packings)
        {
            if (Strong(key, format, packing) is var tag && Names(sent, tag))
            {
                return NamesWeakly(sent, tag) ? Weakened(tag) : tag; // as strong as it was told
            }
        }

        return null;
    }

    private static bool NamesWeakly(StringValues sent, string tag) =>
        sent.Any(one => one?.Contains(Weakened(tag), StringComparison.Ordinal) == true);

    /// <summary>Whether a list of tags names one, by weak comparison: only what stands between the quotes
    /// counts.</summary>
    public static bool Names(StringValues sent, string tag)
    {
        foreach (var list in sent)
        {
            foreach (var one in list.AsSpan().Split(','))
            {
                if (Opaque(list.AsSpan()[one].Trim()).SequenceEqual(Opaque(tag)))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Whether anything at all that exists is known: <c>*</c>.</summary>
    public static bool NamesAny(StringValues sent) => sent.Count == 1 && sent[0].AsSpan().Trim() is "*";

    private static ReadOnlySpan<char> Opaque(ReadOnlySpan<char> tag) => tag.StartsWith("W/") ? tag[2..] : tag;

    private static string Mark(ReplyFormat format) => format == ReplyFormat.GraphResponse ? "-g" : "";

    private static string Mark(Packing packing) => packing switch
    {
        Packing.Brotli => "-br",
        Packing.Gzip => "-gz",
        _ => "",
    };
}
