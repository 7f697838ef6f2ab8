using Analytics.Graph.Engine.Language;
using Analytics.Graph.Engine.Types;

namespace Analytics.Graph.Engine.Validation.Merging;

/// <summary>A field as asked of a type; the definition is null when it is not known.</summary>
internal sealed record FieldEntry(FieldNode Node, CompositeType? Parent, FieldDefinition? Definition)
{
    /// <summary>Its sub-fields; null for leaves.</summary>
    public FieldScope? Inner => Node.Selections is { } set ? new(set, Definition?.Type.Named as CompositeType) : null;
}
