using Microsoft.Net.Http.Headers;

namespace Analytics.Graph.Http;

/// <summary>Chooses the form of the answer that the caller likes best.</summary>
internal static class AcceptHeader
{
    /// <summary>The form; null when none of ours is accepted. Who does not say gets application/json, which every
    /// client reads.</summary>
    public static ReplyFormat? Choose(HttpRequest request)
    {
        if (request.Headers.Accept.Count == 0)
        {
            return ReplyFormat.Json;
        }

        if (!MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var accepted))
        {
            return null;
        }

        var refused = accepted.Where(type => type.Quality is 0).Select(type => Of(type, request.Method)).ToHashSet();
        return accepted.Where(type => type.Quality is not 0)
            .OrderByDescending(type => type.Quality ?? 1) // stable: of equal ones the first
            .Select(type => Of(type, request.Method))
            .FirstOrDefault(format => format is not null && !refused.Contains(format));
    }

    private static ReplyFormat? Of(MediaTypeHeaderValue type, string method)
    {
        // has a value
        var isUtf8 = !type.Charset.HasValue
            || type.Charset.Value!.Trim('"').Equals("utf-8", StringComparison.OrdinalIgnoreCase);
        return type.MediaType.ToString().ToLowerInvariant() switch
        {
            _ when !isUtf8 => null,
            "application/graphql-response+json" => ReplyFormat.GraphResponse,
            "application/json" or "application/*" or "*/*" => ReplyFormat.Json,
            "text/event-stream" => ReplyFormat.EventStream,
            "text/html" or "application/xhtml+xml" when HttpMethods.IsGet(method) => ReplyFormat.Page,
            _ => null,
        };
    }
}
