namespace Analytics.Graph.Engine.Execution;

/// <summary>How large a document may be. Each refusal is a GRAPHQL_LIMIT_* error that names the limit and the measured
/// value.</summary>
public sealed record GraphLimits
{
    /// <summary>The most that <see cref="MaxDepth"/> can allow, whatever it says: 200.</summary>
    public const int DeepestDepth = 200;

    /// <summary>No limits: for trusted documents and tests.</summary>
    public static readonly GraphLimits None = new()
    {
        MaxDocumentBytes = int.MaxValue,
        MaxTokens = int.MaxValue,
        MaxDepth = DeepestDepth,
        MaxAliases = int.MaxValue,
        MaxRootFields = int.MaxValue,
        MaxDirectives = int.MaxValue,
        MaxExpandedFields = 1_000_000,
        MaxTypeLists = int.MaxValue,
    };

    /// <summary>Bytes of a document. Default 256 KiB. GRAPHQL_LIMIT_BYTES.</summary>
    public int MaxDocumentBytes { get; init; } = 256 * 1024;

    /// <summary>Tokens of a document, comments not counted. Default 20,000. GRAPHQL_LIMIT_TOKENS.</summary>
    public int MaxTokens { get; init; } = 20_000;

    /// <summary>Nesting of fields through fragments, and of any brackets, 1 to 200. Default 40.
    /// GRAPHQL_LIMIT_DEPTH.</summary>
    public int MaxDepth { get; init; } = 40;

    /// <summary>Aliases of an operation, counted through fragments. Default 500. GRAPHQL_LIMIT_ALIASES.</summary>
    public int MaxAliases { get; init; } = 500;

    /// <summary>Root fields of an operation, counted through fragments. Default 50.
    /// GRAPHQL_LIMIT_ROOT_FIELDS.</summary>
    public int MaxRootFields { get; init; } = 50;

    /// <summary>Directives of an operation, counted through fragments. Default 500. GRAPHQL_LIMIT_DIRECTIVES.</summary>
    public int MaxDirectives { get; init; } = 500;

    /// <summary>Fields of an operation after all fragments are expanded. Default 20,000.
    /// GRAPHQL_LIMIT_FIELDS.</summary>
    public int MaxExpandedFields { get; init; } = 20_000;

    /// <summary>Lists of types, fields or input fields inside one another where a document reads the schema: each one
    /// multiplies the answer. Default 3; clients need 1. GRAPHQL_LIMIT_INTROSPECTION.</summary>
    public int MaxTypeLists { get; init; } = 3;
}
