using Analytics.Graph.Engine.Language;

namespace Analytics.Graph.Engine.Validation;

/// <summary>The names of the places where directives stand.</summary>
internal static class DirectiveLocations
{
    public static string Of(OperationKind kind) => kind switch
    {
        OperationKind.Query => "QUERY",
        OperationKind.Mutation => "MUTATION",
        _ => "SUBSCRIPTION",
    };
}
