using System.Collections.Immutable;
using Analytics.Graph.Engine.Language;
using Analytics.Graph.Engine.Types;

namespace Analytics.Graph.Engine.Execution;

/// <summary>An operation with its variables: the merged selection tree, before anything runs. A host measures cost and
/// makes cache keys from it.</summary>
/// <param name="Document">The document.</param>
/// <param name="Request">The request.</param>
/// <param name="Kind">What the operation does.</param>
/// <param name="RootType">The root type of its kind.</param>
/// <param name="Variables">The coerced variables; what was neither given nor has a default is missing.</param>
public sealed record OperationPlan(
    PreparedDocument Document,
    GraphRequest Request,
    OperationKind Kind,
    ObjectType RootType,
    InputObject Variables)
{
    /// <summary>The merged root fields in response order; merged when first asked.</summary>
    public ImmutableArray<Selection> Root => Merged.Value;

    internal Lazy<ImmutableArray<Selection>> Merged { get; init; } = new([]);
}
