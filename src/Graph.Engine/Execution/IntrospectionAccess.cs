namespace Analytics.Graph.Engine.Execution;

/// <summary>Whether callers may read the schema.</summary>
public enum IntrospectionAccess
{
    /// <summary><c>__schema</c> and <c>__type</c> answer.</summary>
    Open,

    /// <summary><c>__schema</c> and <c>__type</c> are refused with GRAPHQL_INTROSPECTION_OFF; <c>__typename</c>
    /// answers.</summary>
    Closed,
}
