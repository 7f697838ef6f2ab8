using System.Collections.Frozen;
using System.Collections.Immutable;
using Analytics.Graph.Engine.Execution;
using Analytics.Graph.Engine.Language;

namespace Analytics.Graph.Engine.Types;

/// <summary>A checked, immutable schema with its resolvers. Safe for any number of threads.</summary>
public sealed class GraphSchema
{
    private readonly FrozenDictionary<string, DirectiveDefinition> _directives;

    internal GraphSchema(ImmutableArray<NamedType> types, ImmutableArray<DirectiveDefinition> directives)
    {
        AllTypes = types;
        AllDirectives = directives;
        Types = types.DistinctBy(type => type.Name).ToFrozenDictionary(type => type.Name);
        _directives = directives.DistinctBy(item => item.Name).ToFrozenDictionary(item => item.Name);
    }

    /// <summary>What the schema is about; null when the SDL says nothing.</summary>
    public string? Description { get; internal init; }

    /// <summary>The root of queries.</summary>
    public ObjectType Query => Root(OperationKind.Query)
        ?? throw new System.Diagnostics.UnreachableException("A checked schema has a query type.");

    /// <summary>The directives of the schema definition and its extensions, as written.</summary>
    public ImmutableArray<DirectiveNode> SchemaDirectives { get; internal init; } = [];

    /// <summary>All named types in the order of the SDL, then built-in scalars and introspection types.</summary>
    public ImmutableArray<NamedType> AllTypes { get; }

    /// <summary>All directives: built-in ones, then those of the SDL in its order.</summary>
    public ImmutableArray<DirectiveDefinition> AllDirectives { get; }

    /// <summary>All named types by name.</summary>
    public FrozenDictionary<string, NamedType> Types { get; }

    internal ImmutableArray<ObjectType?> Roots { get; init; } = [null, null, null];

    internal FrozenDictionary<string, TypeResolver> TypeResolvers { get; init; } =
        FrozenDictionary<string, TypeResolver>.Empty;

    /// <summary>A schema without resolvers: enough to validate, print, introspect, and to answer from dictionaries.</summary>
    /// <exception cref="Errors.GraphException">GRAPHQL_PARSE_FAILED or GRAPHQL_SCHEMA_INVALID, all problems at once.</exception>
    public static GraphSchema FromSdl(string sdl) => new SchemaBuilder(sdl).Build();

    /// <summary>The root type of an operation kind; null when the schema has none.</summary>
    public ObjectType? Root(OperationKind kind) => Roots[(int)kind];

    /// <summary>The type of a name; null when there is none.</summary>
    public NamedType? Type(string name) => Types.GetValueOrDefault(name);

    /// <summary>The directive of a name; null when there is none.</summary>
    public DirectiveDefinition? Directive(string name) => _directives.GetValueOrDefault(name);
}
