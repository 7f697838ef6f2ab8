using System.Collections.Immutable;

namespace Analytics.Graph.Engine.Types;

/// <summary>The directives of the specification.</summary>
internal static class BuiltInDirectives
{
    public static readonly ImmutableArray<string> Names = ["include", "skip", "deprecated", "specifiedBy", "oneOf"];
}
