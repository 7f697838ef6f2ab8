using System.Collections.Immutable;
using Analytics.Graph.Engine.Language;

namespace Analytics.Graph.Engine.Validation.Merging;

/// <summary>Two fields with one response name that cannot be merged, each with its conflicting sub-fields.</summary>
internal sealed record FieldConflict(
    string ResponseName, string Reason, ImmutableArray<FieldNode> Left, ImmutableArray<FieldNode> Right);
