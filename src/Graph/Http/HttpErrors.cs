using System.Globalization;
using Analytics.Warehouse.Errors;

namespace Analytics.Graph.Http;

/// <summary>Requests that are no GraphQL requests, and failures of the host.</summary>
internal static class HttpErrors
{
    public static AnalyticsError BadJson(string what) => new(
        "HTTP_BAD_JSON",
        $"The body is no JSON object: {what}.",
        "Send an object such as {\"query\": \"{ current { id } }\"}.");

    public static AnalyticsError OtherOrigin(string origin) => new(
        "HTTP_ORIGIN",
        $"Pages of {Short(origin)} may not open a WebSocket here.",
        "Let the operator add the origin to Http:AllowedOrigins.");

    public static AnalyticsError Batch() => new(
        "HTTP_BATCH",
        "The body is a list; several operations in one request are not answered.",
        "Send one request for each, or select several aliased fields in one operation: "
            + "they are answered side by side.");

    public static AnalyticsError Twice(string name) => new(
        "HTTP_BAD_REQUEST", $"{Short(name)} is given twice in the address.", $"Give {Short(name)} once.");

    public static AnalyticsError QueryByGetOnly() => new(
        "HTTP_METHOD_NOT_ALLOWED", "Only queries are answered by GET.", "Use POST for a mutation.");

    public static AnalyticsError BadBody() => new(
        "HTTP_BAD_REQUEST",
        "The body was not sent as HTTP asks.",
        "Send as many bytes as Content-Length says, or well-formed chunks.");

    public static AnalyticsError TooSlow(TimeSpan measured, TimeSpan most) => new(
        "HTTP_TOO_SLOW",
        string.Create(
            CultureInfo.InvariantCulture,
            $"The body has not arrived after {measured.TotalSeconds:0.###} seconds; "
                + $"the limit is {most.TotalSeconds:0.###}."),
        "Send the whole body at once.")
    {
        Excess = new Excess(Math.Round(measured.TotalSeconds, 3), most.TotalSeconds),
    };

    public static AnalyticsError BadMember(string name, string takes) => new(
        "HTTP_BAD_REQUEST", $"{name} takes {takes}.",
        "Send query, operationName and documentId as texts, variables and extensions as JSON objects.");

    public static AnalyticsError NoQuery() => new(
        "HTTP_NO_QUERY", "The request holds no query.",
        "Send the document as the text query, or the name of a registered one as documentId.");

    public static AnalyticsError TooLarge(long measured, int most) => new(
        "HTTP_BODY_TOO_LARGE",
        string.Create(CultureInfo.InvariantCulture, $"The body has {measured} bytes or more; the limit is {most}."),
        "Send large lists as fewer, wider conditions, such as under or period.")
    {
        Excess = new Excess(measured, most),
    };

    public static AnalyticsError UnsupportedEncoding(string encoding) => new(
        "HTTP_UNSUPPORTED_ENCODING",
        $"A body that is packed as '{Short(encoding)}' is not understood.",
        "Send the body without Content-Encoding. Answers are packed for those who send Accept-Encoding.");

    public static AnalyticsError UnsupportedMediaType(string? contentType) => new(
        "HTTP_UNSUPPORTED_MEDIA_TYPE",
        string.IsNullOrEmpty(contentType)
            ? "The request does not say what its body is: it has no Content-Type."
            : $"Content-Type '{Short(contentType)}' is not understood.",
        "Send a JSON object in UTF-8 with Content-Type: application/json.");

    public static AnalyticsError NotAcceptable(string accept) => new(
        "HTTP_NOT_ACCEPTABLE",
        $"No answer can be given as '{Short(accept)}'.",
        "Accept application/graphql-response+json or application/json.");

    public static AnalyticsError MethodNotAllowed(string method) => new(
        "HTTP_METHOD_NOT_ALLOWED", $"{Short(method)} is not answered here.", "Use POST, or GET for queries.");

    public static AnalyticsError NeedsEventStream() => new(
        "HTTP_NEEDS_EVENT_STREAM",
        "A subscription is answered as a stream of events.",
        "Send Accept: text/event-stream.");

    public static AnalyticsError Internal(string incident) => new(
        "INTERNAL_ERROR", "The host failed to answer. It is not your fault.",
        $"Ask again; if it stays, report incident {incident}.");

    private static string Short(string text) => text.Length > 80 ? text[..80] + "..." : text;
}
