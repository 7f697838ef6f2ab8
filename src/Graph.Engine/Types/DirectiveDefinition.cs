using System.Collections.Immutable;
using Analytics.Graph.Engine.Language;

namespace Analytics.Graph.Engine.Types;

/// <summary>A directive that documents or the SDL may use.</summary>
/// <param name="Name">The name without the at sign.</param>
/// <param name="Description">What it means, in Markdown; null when the SDL says nothing.</param>
/// <param name="Arguments">The arguments in the order of the SDL.</param>
/// <param name="Locations">Where it may stand, as named by the specification: <c>FIELD</c>, <c>OBJECT</c>, ...</param>
/// <param name="Repetition">How often it may stand at one place.</param>
public sealed record DirectiveDefinition(
    string Name,
    string? Description,
    ImmutableArray<InputValue> Arguments,
    ImmutableArray<string> Locations,
    Repetition Repetition)
{
    /// <summary>The argument of a name; null when there is none.</summary>
    public InputValue? Argument(string name) => Arguments.FirstOrDefault(argument => argument.Name == name);
}
