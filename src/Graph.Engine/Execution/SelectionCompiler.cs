using System.Collections.Immutable;
using Analytics.Graph.Engine.Errors;
using Analytics.Graph.Engine.Language;
using Analytics.Graph.Engine.Types;

namespace Analytics.Graph.Engine.Execution;

/// <summary>Merges selection sets of one operation with its variables.</summary>
internal sealed class SelectionCompiler(DocumentNode document)
{
    public SourceLocation LocationOf(SyntaxNode node) => document.Source.LocationOf(node.Start);

    public ImmutableArray<Selection> Merge(ObjectType type, ImmutableArray<FieldNode> nodes) =>
        throw new NotSupportedException(type.Name + nodes.Length);
}
