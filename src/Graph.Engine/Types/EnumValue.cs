using System.Collections.Immutable;
using Analytics.Graph.Engine.Language;

namespace Analytics.Graph.Engine.Types;

/// <summary>A value of an enum.</summary>
/// <param name="Name">The name, which is also the value in code.</param>
/// <param name="Description">What it means, in Markdown; null when the SDL says nothing.</param>
/// <param name="DeprecationReason">Why not to use it any more; null when it is not deprecated.</param>
/// <param name="Directives">The directives of its definition, as written.</param>
public sealed record EnumValue(
    string Name, string? Description, string? DeprecationReason, ImmutableArray<DirectiveNode> Directives);
