using Analytics.Graph.Engine.Errors;

namespace Analytics.Graph.Engine.Types;

/// <summary>What can be wrong with a schema.</summary>
internal static class SchemaErrors
{
    public const string Code = "GRAPHQL_SCHEMA_INVALID";

    public static GraphError Of(string message, params ReadOnlySpan<SourceLocation> locations) =>
        new(
            Code, message,
            "Mend the SDL or the resolvers that the schema is built from.") { Locations = [.. locations] };
}
