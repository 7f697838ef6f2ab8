using System.Text.Json;

namespace Analytics.Graph.Engine.Execution;

/// <summary>One request, without its document.</summary>
public sealed record GraphRequest
{
    /// <summary>Which operation of the document to run; null when it has only one.</summary>
    public string? OperationName { get; init; }

    /// <summary>The variables: a JSON object; null or a JSON null when there are none.</summary>
    public JsonElement? Variables { get; init; }

    /// <summary>The extensions of the request: a JSON object; the engine does not read them.</summary>
    public JsonElement? Extensions { get; init; }

    /// <summary>Whatever the host wants its resolvers to see; the engine does not read it.</summary>
    public object? Context { get; init; }
}
