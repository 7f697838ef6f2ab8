using Analytics.Graph.Engine.Errors;

namespace Analytics.Graph.Engine.Execution;

/// <summary>How an executor behaves.</summary>
public sealed record GraphOptions
{
    /// <summary>How large a document may be.</summary>
    public GraphLimits Limits { get; init; } = new();

    /// <summary>Whether callers may read the schema. Default: open.</summary>
    public IntrospectionAccess Introspection { get; init; } = IntrospectionAccess.Open;

    /// <summary>Told of each exception of a resolver that is no <see cref="GraphException"/>, with the path of the
    /// field. The caller of the API sees GRAPHQL_INTERNAL only. Default: nobody.</summary>
    public Action<Exception, ResponsePath?> OnUnexpected { get; init; } = (_, _) => { };
}
