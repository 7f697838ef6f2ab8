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
        Meta = new(this);
        Names = CollectNames().ToFrozenSet(StringComparer.Ordinal);
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

    internal FrozenSet<NamedType> BuiltInTypes { get; init; } = FrozenSet<NamedType>.Empty;

    internal MetaFields Meta { get; }

    /// <summary>Every name a valid document can hold, so that parsing one allocates no strings.</summary>
    internal FrozenSet<string> Names { get; }

    internal FrozenDictionary<string, TypeResolver> TypeResolvers { get; init; } =
        FrozenDictionary<string, TypeResolver>.Empty;

    /// <summary>A schema without resolvers: enough to validate, print, introspect, and to answer from
    /// dictionaries.</summary>
    /// <exception cref="Errors.GraphException">GRAPHQL_PARSE_FAILED or GRAPHQL_SCHEMA_INVALID, all problems at
    /// once.</exception>
    public static GraphSchema FromSdl(string sdl) => new SchemaBuilder(sdl).Build();

    /// <summary>The root type of an operation kind; null when the schema has none.</summary>
    public ObjectType? Root(OperationKind kind) => Roots[(int)kind];

    /// <summary>The type of a name; null when there is none.</summary>
    public NamedType? Type(string name) => Types.GetValueOrDefault(name);

    /// <summary>The field of a type, meta fields included; null when there is none.</summary>
    internal FieldDefinition? FieldOf(CompositeType type, string name) =>
        name.StartsWith("__", StringComparison.Ordinal) ? Meta.Find(type, name) : type.Field(name);

    /// <summary>The directive of a name; null when there is none.</summary>
    public DirectiveDefinition? Directive(string name) => _directives.GetValueOrDefault(name);

    private IEnumerable<string> CollectNames() => AllTypes.SelectMany(NamesOf)
        .Concat(AllDirectives.SelectMany(
            directive => directive.Arguments.Select(item => item.Name).Prepend(directive.Name)))
        .Concat(["query", "mutation", "subscription", "fragment", "on", "true", "false", "null"])
        .Concat(["__typename", "__schema", "__type"]);

    private static IEnumerable<string> NamesOf(NamedType type) => type switch
    {
        CompositeType composite => composite.Fields
            .SelectMany(field => field.Arguments.Select(item => item.Name).Prepend(field.Name)).Prepend(type.Name),
        InputObjectType input => input.Fields.Select(field => field.Name).Prepend(type.Name),
        EnumType item => item.Values.Select(value => value.Name).Prepend(type.Name),
        _ => [type.Name],
    };
}
