namespace Analytics.Graph.Engine.Tests.Differential;

/// <summary>A document; for a request also its variables as JSON and the operation that it names.</summary>
internal sealed record Case(string Document, string? Variables = null, string? OperationName = null)
{
    /// <summary>Whether an operation is chosen and variables are coerced, not only the document checked.</summary>
    public bool IsRequest => Variables is not null || OperationName is not null;
}
