using System.Text.Json;
using Analytics.Graph.Engine.Errors;

namespace Analytics.Graph.Engine.Execution;

/// <summary>Where a <see cref="SelectionResult"/> writes.</summary>
public sealed class SelectionWriter
{
    private readonly List<GraphError> _errors;

    internal SelectionWriter(Utf8JsonWriter json, ResponsePath path, List<GraphError> errors)
    {
        Json = json;
        Path = path;
        _errors = errors;
    }

    /// <summary>The response, standing where the value goes. It does not check structure: write exactly one
    /// value.</summary>
    public Utf8JsonWriter Json { get; }

    /// <summary>The path of the field that is written.</summary>
    public ResponsePath Path { get; }

    /// <summary>Adds a field error inside the subtree, whose nullable field was written as null.</summary>
    /// <param name="error">With its full path: <see cref="Path"/> and the steps below it.</param>
    public void Report(GraphError error) => _errors.Add(error);
}
