using System.Collections.Immutable;
using System.Text.Json;
using Analytics.Graph.Engine.Errors;
using Analytics.Graph.Engine.Language;
using Analytics.Graph.Engine.Types;

namespace Analytics.Graph.Engine.Execution;

/// <summary>
/// One field as asked: coerced arguments, and sub-selections merged over fragments, aliases, <c>@include</c> and
/// <c>@skip</c>. A tree of these is immutable to its readers and may be shared between threads and requests.
/// </summary>
public sealed class Selection
{
    private readonly SelectionCompiler _compiler;
    private readonly ImmutableArray<FieldNode> _nodes;
    private ImmutableDictionary<ObjectType, ImmutableArray<Selection>> _children =
        ImmutableDictionary<ObjectType, ImmutableArray<Selection>>.Empty;

    internal Selection(
        SelectionCompiler compiler, FieldDefinition field, ImmutableArray<FieldNode> nodes, InputObject arguments)
    {
        _compiler = compiler;
        _nodes = nodes;
        Field = field;
        Arguments = arguments;
        ResponseName = nodes[0].ResponseName;
        EncodedName = JsonEncodedText.Encode(ResponseName);
    }

    /// <summary>The name under which the response holds it: the alias, else the field's name.</summary>
    public string ResponseName { get; }

    /// <summary>The response name, encoded once for a JSON writer.</summary>
    public JsonEncodedText EncodedName { get; }

    /// <summary>The field in the schema. Its name is <c>__typename</c> for the type name of an object.</summary>
    public FieldDefinition Field { get; }

    /// <summary>The coerced arguments.</summary>
    public InputObject Arguments { get; }

    /// <summary>Arguments that could not be coerced at run time, such as a null variable in a non-null place; normally
    /// empty.</summary>
    public ImmutableArray<GraphError> ArgumentErrors { get; internal init; } = [];

    /// <summary>Where it is asked, one place per merged field.</summary>
    public ImmutableArray<SourceLocation> Locations => [.. _nodes.Select(node => _compiler.LocationOf(node))];

    /// <summary>The merged sub-selections when the field's type, inside lists and non-nulls, is an object type; empty
    /// for leaves.</summary>
    /// <exception cref="System.Diagnostics.UnreachableException">The type is an interface or union: use
    /// <see cref="For"/>.</exception>
    public ImmutableArray<Selection> Children => Field.Type.Named switch
    {
        ObjectType type => For(type),
        CompositeType type => throw new System.Diagnostics.UnreachableException($"{type} is abstract; ask For(type)."),
        _ => [],
    };

    /// <summary>The merged sub-selections for a concrete object type. Made when first asked, then kept.</summary>
    public ImmutableArray<Selection> For(ObjectType type)
    {
        if (_children.TryGetValue(type, out var known))
        {
            return known;
        }

        var made = _compiler.Merge(type, _nodes);
        return ImmutableInterlocked.GetOrAdd(ref _children, type, made);
    }
}
