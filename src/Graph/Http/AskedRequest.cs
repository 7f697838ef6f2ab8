using System.Text.Json;

namespace Analytics.Graph.Http;

/// <summary>A request as it was sent, read but not yet understood.</summary>
/// <param name="Query">The document; null when it is only named.</param>
internal sealed record AskedRequest(string? Query)
{
    /// <summary>The name of a registered document, such as <c>sha256:…</c>; null for none.</summary>
    public string? DocumentId { get; init; }

    public string? OperationName { get; init; }

    public JsonElement? Variables { get; init; }

    public JsonElement? Extensions { get; init; }

    /// <summary>The snapshot that the address pins; null for none.</summary>
    public string? Snapshot { get; init; }

    /// <summary>Whether it sends or names a document in any way.</summary>
    public bool HasDocument => Query is not null || DocumentId is not null
        || Extensions?.TryGetProperty("persistedQuery", out _) == true;

    /// <summary>The HTTP method that brought it.</summary>
    public string Method { get; init; } = HttpMethods.Post;
}
