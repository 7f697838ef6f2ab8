using System.Collections.Immutable;
using Analytics.Graph.Engine.Errors;
using Analytics.Graph.Engine.Language;

namespace Analytics.Graph.Engine.Execution;

/// <summary>A document, parsed, measured and validated once, for any number of requests and threads. Keep it in a cache.</summary>
public sealed class PreparedDocument
{
    internal PreparedDocument(DocumentNode? document, ImmutableArray<GraphError> errors)
    {
        Document = document;
        Errors = errors;
    }

    /// <summary>The syntax tree; null when it does not parse.</summary>
    public DocumentNode? Document { get; }

    /// <summary>Why it is refused: all errors at once. Empty when it can run.</summary>
    public ImmutableArray<GraphError> Errors { get; }

    /// <summary>Whether it can run.</summary>
    public bool IsValid => Errors.IsEmpty;

    /// <summary>The kind of the operation that a request would run; null when there is no such operation. Lets a host refuse
    /// mutations by GET and route subscriptions before it executes.</summary>
    public OperationKind? KindOf(string? operationName) => Find(operationName)?.Operation;

    internal OperationNode? Find(string? operationName)
    {
        var operations = Document?.Definitions.OfType<OperationNode>() ?? [];
        return operationName is null
            ? operations.Take(2).ToArray() is [var only] ? only : null
            : operations.FirstOrDefault(operation => operation.Name?.Value == operationName);
    }
}
