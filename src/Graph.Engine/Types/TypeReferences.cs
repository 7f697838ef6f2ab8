using Analytics.Graph.Engine.Language;

namespace Analytics.Graph.Engine.Types;

/// <summary>Finds the types that a document names.</summary>
internal static class TypeReferences
{
    /// <summary>The type of a reference; null when the schema does not have it.</summary>
    public static GraphType? Resolve(GraphSchema schema, TypeNode node) => node switch
    {
        NamedTypeNode named => schema.Type(named.Name),
        ListTypeNode list => Resolve(schema, list.Item) is { } item ? new ListType(item) : null,
        NonNullTypeNode nonNull => Resolve(schema, nonNull.Inner) is { } inner ? new NonNullType(inner) : null,
        _ => throw new System.Diagnostics.UnreachableException(node.Kind.ToString()),
    };
}
