using System.Collections.Frozen;
using System.Collections.Immutable;
using Analytics.Graph.Engine.Errors;
using Analytics.Graph.Engine.Execution;
using Analytics.Graph.Engine.Introspection;
using Analytics.Graph.Engine.Language;

namespace Analytics.Graph.Engine.Types;

/// <summary>
/// Puts a schema together: SDL, scalar codecs, resolvers. Order of calls does not matter; <see cref="Build"/> checks
/// everything.
/// <example><code>
/// var schema = new SchemaBuilder(sdl)
///     .Scalar("Date", dateCodec)
///     .Resolve("Query.current", context => new(current))
///     .Build();
/// </code></example>
/// </summary>
/// <param name="sdl">A type system document. It may define <c>schema</c>, else Query, Mutation and Subscription are the
/// roots.</param>
public sealed class SchemaBuilder(string sdl)
{
    private readonly Dictionary<string, ScalarCodec> _codecs = [];
    private readonly Dictionary<string, FieldResolver> _resolvers = [];
    private readonly Dictionary<string, EventSource> _events = [];
    private readonly Dictionary<string, TypeResolver> _typeResolvers = [];

    /// <summary>Says how values of a custom scalar come in and go out. Without it a scalar takes and gives any
    /// JSON.</summary>
    public SchemaBuilder Scalar(string name, ScalarCodec codec)
    {
        _codecs[name] = codec;
        return this;
    }

    /// <summary>Attaches a resolver to a field, named <c>Type.field</c>.</summary>
    public SchemaBuilder Resolve(string field, FieldResolver resolver)
    {
        _resolvers[field] = resolver;
        return this;
    }

    /// <summary>Attaches a resolver that needs nothing but the parent value to a field, named
    /// <c>Type.field</c>.</summary>
    /// <typeparam name="TSource">The CLR type of the parent value.</typeparam>
    public SchemaBuilder Resolve<TSource>(string field, Func<TSource, object?> read) =>
        Resolve(field, context => new(read((TSource)context.Source!)));

    /// <summary>Attaches the event stream of a root subscription field. The field then resolves each event; without a
    /// resolver of its own the event is the field's value.</summary>
    public SchemaBuilder Subscribe(string field, EventSource events)
    {
        _events[field] = events;
        return this;
    }

    /// <summary>Says which object type a value of an interface or union is. Without it, a dictionary's
    /// <c>__typename</c> does.</summary>
    public SchemaBuilder ResolveType(string abstractType, TypeResolver resolver)
    {
        _typeResolvers[abstractType] = resolver;
        return this;
    }

    /// <summary>Makes the schema.</summary>
    /// <exception cref="GraphException">GRAPHQL_PARSE_FAILED or GRAPHQL_SCHEMA_INVALID, all problems at
    /// once.</exception>
    public GraphSchema Build()
    {
        var assembly = new SchemaAssembly(_codecs);
        assembly.AddBuiltInScalars();
        assembly.Add(DocumentParser.Parse(BuiltInSdl.Directives + BuiltInSdl.Introspection));
        var builtIn = assembly.Types.ToImmutableArray();
        assembly.Add(DocumentParser.Parse(sdl));
        FillPossibleTypes(assembly.Types);
        var schema = new GraphSchema([.. assembly.Types.Except(builtIn), .. builtIn], [.. assembly.Directives])
        {
            Description = assembly.SchemaNodes.Select(node => node.Description?.Value)
                .FirstOrDefault(text => text is not null),
            SchemaDirectives = [.. assembly.SchemaNodes.SelectMany(node => node.Directives)],
            Roots = SchemaRoots.Of(assembly),
            BuiltInTypes = [.. builtIn],
            TypeResolvers = _typeResolvers.ToFrozenDictionary(),
        };
        Attach(schema, assembly.Errors);
        if (assembly.Errors.Count == 0)
        {
            assembly.Errors.AddRange(SchemaCheck.Run(schema));
        }

        return assembly.Errors.Count == 0 ? schema : throw new GraphException([.. assembly.Errors]);
    }

    private static void FillPossibleTypes(IReadOnlyList<NamedType> types)
    {
        foreach (var type in types.OfType<InterfaceType>())
        {
            type.PossibleTypes = [.. types.OfType<ObjectType>().Where(item => item.Interfaces.Contains(type))];
        }
    }

    private void Attach(GraphSchema schema, List<GraphError> errors)
    {
        IntrospectionResolvers.Attach(schema);
        foreach (var (name, resolver) in _resolvers)
        {
            Attach(schema, errors, name, field => field.Resolver = resolver);
        }

        foreach (var (name, events) in _events)
        {
            Attach(schema, errors, name, field => field.Events = events);
        }

        errors.AddRange(_codecs.Keys
            .Where(name => schema.Type(name) is not ScalarType || schema.BuiltInTypes.Contains(schema.Type(name)!))
            .Select(name => SchemaErrors.Of($"A codec is given for {name}, which is no custom scalar of the SDL.")));
        errors.AddRange(_typeResolvers.Keys.Where(name => schema.Type(name) is not (InterfaceType or UnionType))
            .Select(
                name => SchemaErrors.Of(
                    $"A type resolver is given for {name}, which is no interface or union of the SDL.")));
    }

    private static void Attach(GraphSchema schema, List<GraphError> errors, string name, Action<FieldDefinition> attach)
    {
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        if (dot > 0 && (schema.Type(name[..dot]) as ObjectType)?.Field(name[(dot + 1)..]) is { } field)
        {
            attach(field);
            return;
        }

        errors.Add(SchemaErrors.Of($"A resolver is given for {name}, which is no field of an object type."));
    }
}
