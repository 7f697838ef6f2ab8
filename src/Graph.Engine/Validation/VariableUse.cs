using Analytics.Graph.Engine.Language;
using Analytics.Graph.Engine.Types;

namespace Analytics.Graph.Engine.Validation;

/// <summary>A place where a variable stands.</summary>
/// <param name="Node">The variable.</param>
/// <param name="Type">The type of the place; null when it is not known.</param>
/// <param name="HasDefault">Whether the place has a default.</param>
/// <param name="OneOf">The <c>@oneOf</c> type whose field it gives; null when it gives none.</param>
internal sealed record VariableUse(VariableNode Node, GraphType? Type, bool HasDefault, InputObjectType? OneOf);
