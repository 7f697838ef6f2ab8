using System.Collections.Concurrent;
using System.Collections.Immutable;
using Analytics.Graph.Engine.Errors;
using Analytics.Graph.Engine.Language;

namespace Analytics.Graph.Engine.Execution;

/// <summary>A document, parsed, measured and validated once, for any number of requests and threads. Keep it in a
/// cache.</summary>
public sealed class PreparedDocument
{
    private readonly ImmutableArray<OperationNode> _operations;

    internal PreparedDocument(DocumentNode? syntax, FragmentIndex fragments, ImmutableArray<GraphError> errors)
    {
        Document = syntax;
        Fragments = fragments;
        Errors = errors;
        _operations = [.. syntax?.Definitions.OfType<OperationNode>() ?? []];
    }

    /// <summary>The syntax tree; null when it does not parse.</summary>
    public DocumentNode? Document { get; }

    /// <summary>Why it is refused: all errors at once. Empty when it can run.</summary>
    public ImmutableArray<GraphError> Errors { get; }

    /// <summary>Whether it can run.</summary>
    public bool IsValid => Errors.IsEmpty;

    /// <summary>Fields of its operations after fragments are expanded: what the memory of a kept document grows with.
    /// 0 when it is refused before that is known.</summary>
    public long ExpandedFields { get; internal init; }

    /// <summary>The names of its operations in the order of the document.</summary>
    public ImmutableArray<string> OperationNames =>
        [.. _operations.Select(operation => operation.Name?.Value).OfType<string>()];

    internal FragmentIndex Fragments { get; }

    /// <summary>Merged root fields of operations that take no variables: always the same, so merged once.</summary>
    internal ConcurrentDictionary<OperationNode, ImmutableArray<Selection>> FixedRoots { get; } =
        new(ReferenceEqualityComparer.Instance);

    /// <summary>The kind of the operation that a request would run; null when there is no such operation. Lets a host
    /// refuse mutations by GET and route subscriptions before it executes.</summary>
    public OperationKind? KindOf(string? operationName) => Find(operationName)?.Operation;

    internal static PreparedDocument Refused(DocumentNode? syntax, ImmutableArray<GraphError> errors) =>
        new(syntax, new(syntax ?? new(new(string.Empty), [])), errors);

    internal OperationNode? Find(string? operationName)
    {
        if (operationName is null)
        {
            return _operations is [var only] ? only : null;
        }

        return _operations.FirstOrDefault(operation => operation.Name?.Value == operationName);
    }
}
