using Microsoft.Net.Http.Headers;

namespace Analytics.Graph.Http;

/// <summary>Chooses the form of the answer that the caller likes best.</summary>
internal static class AcceptHeader
{
    /// <summary>The form; null when none of ours is accepted.</summary>
    public static ReplyFormat? Choose(HttpRequest request)
    {
        if (!MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var accepted) || accepted.Count == 0)
        {
            return request.Headers.Accept.Count == 0 ? ReplyFormat.GraphResponse : null;
        }

        return accepted.Where(type => type.Quality is not 0)
            .OrderByDescending(type => type.Quality ?? 1) // stable: of equal ones the first
            .Select(type => Of(type.MediaType.ToString().ToLowerInvariant(), request.Method))
            .FirstOrDefault(format => format is not null);
    }

    private static ReplyFormat? Of(string mediaType, string method) => mediaType switch
    {
        "application/graphql-response+json" or "application/*" or "*/*" => ReplyFormat.GraphResponse,
        "application/json" => ReplyFormat.Json,
        "text/event-stream" => ReplyFormat.EventStream,
        "text/html" or "application/xhtml+xml" when HttpMethods.IsGet(method) => ReplyFormat.Page,
        _ => null,
    };
}
