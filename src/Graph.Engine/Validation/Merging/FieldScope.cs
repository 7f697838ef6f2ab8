using Analytics.Graph.Engine.Language;
using Analytics.Graph.Engine.Types;

namespace Analytics.Graph.Engine.Validation.Merging;

/// <summary>A selection set and the type that it asks; null when that is not known.</summary>
internal sealed record FieldScope(SelectionSetNode Set, CompositeType? Type);
