using System.Collections.Immutable;
using Microsoft.Net.Http.Headers;

namespace Analytics.Graph.Http;

/// <summary>Chooses the form of the answer that the caller likes best.</summary>
internal static class AcceptHeader
{
    // In the order that decides between forms that a caller likes the same, as */* does.
    private static readonly ImmutableArray<(ReplyFormat Format, string MediaType)> Offers =
    [
        (ReplyFormat.Json, "application/json"),
        (ReplyFormat.GraphResponse, "application/graphql-response+json"),
        (ReplyFormat.EventStream, "text/event-stream"),
        (ReplyFormat.Page, "text/html"),
        (ReplyFormat.Page, "application/xhtml+xml"),
    ];

    /// <summary>The form; null when none of ours is accepted. Who does not say gets application/json, which every
    /// client reads. Of forms liked the same the one named first is chosen.</summary>
    public static ReplyFormat? Choose(HttpRequest request)
    {
        var text = request.Headers.Accept;
        if (string.IsNullOrWhiteSpace(text.ToString()))
        {
            return ReplyFormat.Json;
        }

        if (!MediaTypeHeaderValue.TryParseList(text, out var ranges))
        {
            return null;
        }

        return Offers
            .Where(offer => offer.Format != ReplyFormat.Page || HttpMethods.IsGet(request.Method))
            .Select(offer => (offer.Format, Range: RangeOf(offer.Format, offer.MediaType, ranges)))
            .Where(offer => offer.Range is { Quality: not 0 })
            .OrderByDescending(offer => offer.Range!.Quality ?? 1) // not null: just asked
            .ThenBy(offer => ranges.IndexOf(offer.Range!)) // stable: of equal ones the first offer
            .Select(offer => (ReplyFormat?)offer.Format)
            .FirstOrDefault();
    }

    /// <summary>Whether a stream of events is accepted beside what is chosen.</summary>
    public static bool NamesEventStream(HttpRequest request) =>
        MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var ranges)
        && RangeOf(ReplyFormat.EventStream, "text/event-stream", ranges) is { Quality: not 0 };

    /// <summary>The narrowest range that holds a media type decides how much it is liked. Streams and pages are never
    /// meant by a wildcard.</summary>
    private static MediaTypeHeaderValue? RangeOf(
        ReplyFormat format, string mediaType, IList<MediaTypeHeaderValue> ranges)
    {
        var widths = format is ReplyFormat.EventStream or ReplyFormat.Page
            ? [mediaType]
            : new[] { mediaType, "application/*", "*/*" };
        return widths
            .Select(width => ranges.FirstOrDefault(range => IsUtf8(range)
                && range.MediaType.Equals(width, StringComparison.OrdinalIgnoreCase)))
            .FirstOrDefault(range => range is not null);
    }

    private static bool IsUtf8(MediaTypeHeaderValue range) => !range.Charset.HasValue
        || range.Charset.Value!.Trim('"').Equals("utf-8", StringComparison.OrdinalIgnoreCase); // has a value
}
