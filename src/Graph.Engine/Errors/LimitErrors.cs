using System.Globalization;

namespace Analytics.Graph.Engine.Errors;

/// <summary>Refusals of requests that are too large. Each names the measured value, the limit and the remedy.</summary>
internal static class LimitErrors
{
    public static GraphError Bytes(long measured, long limit) => Of(
        "GRAPHQL_LIMIT_BYTES", "bytes", measured, limit, "Send a smaller document, or move constants into variables.");

    public static GraphError Tokens(long measured, long limit) => Of(
        "GRAPHQL_LIMIT_TOKENS", "tokens or more", measured, limit,
        "Split the document, or move constants into variables.");

    public static GraphError Depth(long measured, long limit) => Of(
        "GRAPHQL_LIMIT_DEPTH", "levels of nesting", measured, limit, "Ask for fewer levels in one operation.");

    public static GraphError Aliases(long measured, long limit) => Of(
        "GRAPHQL_LIMIT_ALIASES", "aliases", measured, limit, "Ask in several requests.");

    public static GraphError RootFields(long measured, long limit) => Of(
        "GRAPHQL_LIMIT_ROOT_FIELDS", "root fields", measured, limit, "Ask in several requests.");

    public static GraphError Directives(long measured, long limit) => Of(
        "GRAPHQL_LIMIT_DIRECTIVES", "directives", measured, limit, "Leave out what is always or never included.");

    public static GraphError Fields(long measured, long limit) => Of(
        "GRAPHQL_LIMIT_FIELDS", "fields after its fragments are expanded", measured, limit,
        "Spread fewer fragments, or ask in several requests.");

    public static GraphError TypeLists(long measured, long limit) => Of(
        "GRAPHQL_LIMIT_INTROSPECTION", "lists of types and fields inside one another", measured, limit,
        "Read the schema once with the introspection query of your client, and follow its types there.");

    private static GraphError Of(string code, string what, long measured, long limit, string remedy) =>
        new GraphError(
            code,
            string.Create(CultureInfo.InvariantCulture, $"The document has {measured} {what}; the limit is {limit}."),
            remedy)
            .With("measured", measured)
            .With("limit", limit);
}
