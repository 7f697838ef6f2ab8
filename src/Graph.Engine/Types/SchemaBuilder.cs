using Analytics.Graph.Engine.Execution;

namespace Analytics.Graph.Engine.Types;

/// <summary>
/// Puts a schema together: SDL, scalar codecs, resolvers. Order of calls does not matter; <see cref="Build"/> checks everything.
/// <example><code>
/// var schema = new SchemaBuilder(sdl)
///     .Scalar("Date", dateCodec)
///     .Resolve("Query.current", context => new(current))
///     .Build();
/// </code></example>
/// </summary>
/// <param name="sdl">A type system document. It may define <c>schema</c>, else Query, Mutation and Subscription are the roots.</param>
public sealed class SchemaBuilder(string sdl)
{
    private readonly Dictionary<string, ScalarCodec> _codecs = [];
    private readonly Dictionary<string, FieldResolver> _resolvers = [];
    private readonly Dictionary<string, EventSource> _events = [];
    private readonly Dictionary<string, TypeResolver> _typeResolvers = [];

    /// <summary>Says how values of a custom scalar come in and go out. Without it a scalar takes and gives any JSON.</summary>
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

    /// <summary>Attaches a resolver that needs nothing but the parent value to a field, named <c>Type.field</c>.</summary>
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

    /// <summary>Says which object type a value of an interface or union is. Without it, a dictionary's <c>__typename</c> does.</summary>
    public SchemaBuilder ResolveType(string abstractType, TypeResolver resolver)
    {
        _typeResolvers[abstractType] = resolver;
        return this;
    }

    /// <summary>Makes the schema.</summary>
    /// <exception cref="Errors.GraphException">GRAPHQL_PARSE_FAILED or GRAPHQL_SCHEMA_INVALID, all problems at once.</exception>
    public GraphSchema Build() => throw new NotSupportedException("Not built yet: " + sdl);
}
