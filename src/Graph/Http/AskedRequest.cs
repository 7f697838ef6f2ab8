using System.Text.Json;

namespace Analytics.Graph.Http;

/// <summary>A request as it was sent, read but not yet understood.</summary>
/// <param name="Query">The document.</param>
internal sealed record AskedRequest(string Query)
{
    public string? OperationName { get; init; }

    public JsonElement? Variables { get; init; }

    public JsonElement? Extensions { get; init; }

    /// <summary>The snapshot that the address pins; null for none.</summary>
    public string? Snapshot { get; init; }
}
