using System.Collections.Immutable;

namespace Analytics.Graph.Engine.Errors;

/// <summary>Carries one or several errors to the caller. A resolver throws it to fail its field.</summary>
public sealed class GraphException : Exception
{
    /// <summary>Fails with one error.</summary>
    public GraphException(GraphError error)
        : this([error])
    {
    }

    /// <summary>Fails with all errors that were found, at least one.</summary>
    public GraphException(ImmutableArray<GraphError> errors)
        : base(string.Join(Environment.NewLine, errors.Select(error => error.Message))) => Errors = errors;

    /// <summary>What is wrong, in the order found.</summary>
    public ImmutableArray<GraphError> Errors { get; }
}
