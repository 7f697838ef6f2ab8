using System.Collections.Immutable;
using Analytics.Graph.Engine.Errors;
using Analytics.Graph.Engine.Language;

namespace Analytics.Graph.Engine.Types;

/// <summary>Makes types from type system definitions and their extensions; collects problems instead of
/// throwing.</summary>
internal sealed class SchemaAssembly(IReadOnlyDictionary<string, ScalarCodec> codecs)
{
    private readonly Dictionary<string, NamedType> _types = [];
    private readonly Dictionary<string, List<TypeDefinitionNode>> _nodes = [];
    private readonly List<NamedType> _ordered = [];
    private readonly List<DirectiveDefinition> _directives = [];
    private readonly List<SchemaNode> _schemaNodes = [];
    private SourceText _source = new(string.Empty);

    public List<GraphError> Errors { get; } = [];

    public IReadOnlyList<NamedType> Types => _ordered;

    public IReadOnlyList<DirectiveDefinition> Directives => _directives;

    public IReadOnlyList<SchemaNode> SchemaNodes => _schemaNodes;

    public void AddBuiltInScalars()
    {
        foreach (var name in BuiltInScalars.Names)
        {
            Register(BuiltInScalars.Make(name));
        }
    }

    /// <summary>Adds all definitions of a document. Documents that refer to each other's types go in one
    /// call.</summary>
    public void Add(DocumentNode document)
    {
        _source = document.Source;
        _nodes.Clear();
        foreach (var definition in document.Definitions.OrderBy(IsExtension))
        {
            Declare(definition);
        }

        foreach (var nodes in _nodes.Values)
        {
            Fill(nodes);
        }

        foreach (var definition in document.Definitions.OfType<DirectiveDefinitionNode>())
        {
            AddDirective(definition);
        }
    }

    public NamedType? Find(string name) => _types.GetValueOrDefault(name);

    public void Problem(string message, params ReadOnlySpan<int> offsets)
    {
        var places = new SourceLocation[offsets.Length];
        for (var i = 0; i < offsets.Length; i++)
        {
            places[i] = _source.LocationOf(offsets[i]);
        }

        Errors.Add(SchemaErrors.Of(message, places));
    }

    /// <summary>Extensions come last: they may stand before what they extend.</summary>
    private static bool IsExtension(DefinitionNode definition) =>
        definition is TypeSystemNode { Role: DefinitionRole.Extension };

    private void Declare(DefinitionNode definition)
    {
        switch (definition)
        {
            case TypeDefinitionNode { Role: DefinitionRole.Definition } node when !_types.ContainsKey(node.Name.Value):
                Register(Empty(node));
                _nodes[node.Name.Value] = [node];
                break;
            case TypeDefinitionNode { Role: DefinitionRole.Definition } node:
                Problem($"The type {node.Name.Value} is defined more than once.", node.Name.Start);
                break;
            case TypeDefinitionNode node:
                DeclareExtension(node);
                break;
            case SchemaNode node:
                _schemaNodes.Add(node);
                break;
            case OperationNode or FragmentNode:
                Problem("A schema cannot hold operations or fragments.", definition.Start);
                break;
        }
    }

    private void DeclareExtension(TypeDefinitionNode node)
    {
        if (!_nodes.TryGetValue(node.Name.Value, out var nodes))
        {
            Problem($"The type {node.Name.Value} is extended but not defined.", node.Name.Start);
        }
        else if (nodes[0].Kind != node.Kind)
        {
            Problem($"The type {node.Name.Value} is extended as a different kind of type.", nodes[0].Start, node.Start);
        }
        else
        {
            nodes.Add(node);
        }
    }

    private NamedType Empty(TypeDefinitionNode node)
    {
        var (name, description) = (node.Name.Value, node.Description?.Value);
        return node switch
        {
            ScalarNode => new ScalarType(name, description, codecs.GetValueOrDefault(name, UntypedScalar.Codec)),
            CompositeNode { Kind: NodeKind.Interface } => new InterfaceType(name, description),
            CompositeNode => new ObjectType(name, description),
            UnionNode => new UnionType(name, description),
            EnumTypeNode => new EnumType(name, description),
            _ => new InputObjectType(name, description),
        };
    }

    private void Register(NamedType type)
    {
        _types[type.Name] = type;
        _ordered.Add(type);
    }

    private void Fill(List<TypeDefinitionNode> nodes)
    {
        var type = _types[nodes[0].Name.Value];
        type.Directives = [.. nodes.SelectMany(node => node.Directives)];
        switch (type)
        {
            case ScalarType scalar:
                scalar.SpecifiedByUrl = TextArgument(type.Directives, "specifiedBy", "url");
                break;
            case UnionType union:
                union.PossibleTypes = [
                    .. nodes.Cast<UnionNode>()
                        .SelectMany(node => node.Members)
                        .Select(Member<ObjectType>)
                        .OfType<ObjectType>()];
                break;
            case EnumType item:
                item.Values = [.. nodes.Cast<EnumTypeNode>().SelectMany(node => node.Values).Select(EnumValue)];
                break;
            case InputObjectType input:
                input.IsOneOf = type.Directives.Any(directive => directive.Name.Value == "oneOf");
                input.Fields = [
                    .. nodes.Cast<InputObjectNode>()
                        .SelectMany(node => node.Fields)
                        .Select(InputValue)
                        .OfType<InputValue>()];
                break;
            case CompositeType composite:
                var parts = nodes.Cast<CompositeNode>().ToList();
                composite.Interfaces = [
                    .. parts.SelectMany(node => node.Interfaces).Select(Member<InterfaceType>).OfType<InterfaceType>()];
                composite.Fields = [.. parts.SelectMany(node => node.Fields).Select(Field).OfType<FieldDefinition>()];
                break;
        }
    }

    private T? Member<T>(NamedTypeNode node)
        where T : NamedType
    {
        if (_types.GetValueOrDefault(node.Name) is T type)
        {
            return type;
        }

        var kind = typeof(T) == typeof(InterfaceType) ? "interface" : "object type";
        Problem($"{node.Name} is no {kind} of this schema.", node.Start);
        return null;
    }

    private static EnumValue EnumValue(EnumValueNode node) =>
        new(node.Name.Value, node.Description?.Value, Deprecation(node.Directives), node.Directives);

    private FieldDefinition? Field(FieldDefinitionNode node) => Reference(node.Type) is not { } type
        ? null
        : new(node.Name.Value, node.Description?.Value, type, InputValues(node.Arguments))
        {
            DeprecationReason = Deprecation(node.Directives),
            Directives = node.Directives,
        };

    private ImmutableArray<InputValue> InputValues(ImmutableArray<InputValueNode> nodes) =>
        [.. nodes.Select(InputValue).OfType<InputValue>()];

    private InputValue? InputValue(InputValueNode node) => Reference(node.Type) is not { } type
        ? null
        : new(node.Name.Value, node.Description?.Value, type, node.Default)
        {
            DeprecationReason = Deprecation(node.Directives),
            Directives = node.Directives,
        };

    private void AddDirective(DirectiveDefinitionNode node)
    {
        if (_directives.RemoveAll(directive => directive.Name == node.Name.Value) > 0
            && !BuiltInDirectives.Names.Contains(node.Name.Value))
        {
            Problem($"The directive @{node.Name.Value} is defined more than once.", node.Name.Start);
        }

        _directives.Add(new(
            node.Name.Value,
            node.Description?.Value,
            InputValues(node.Arguments),
            [.. node.Locations.Select(location => location.Value)],
            node.Repetition));
    }

    private GraphType? Reference(TypeNode node)
    {
        switch (node)
        {
            case ListTypeNode list:
                return Reference(list.Item) is { } item ? new ListType(item) : null;
            case NonNullTypeNode nonNull:
                return Reference(nonNull.Inner) is { } inner ? new NonNullType(inner) : null;
            case NamedTypeNode named when _types.TryGetValue(named.Name, out var type):
                return type;
        }

        Problem($"No type is called {DocumentPrinter.Print(node)}.", node.Start);
        return null;
    }

    private static string? Deprecation(ImmutableArray<DirectiveNode> directives)
    {
        const string Default = "No longer supported";
        return directives.Any(directive => directive.Name.Value == "deprecated")
            ? TextArgument(directives, "deprecated", "reason") ?? Default
            : null;
    }

    private static string? TextArgument(
        ImmutableArray<DirectiveNode> directives, string name, string argument) => directives
        .Where(directive => directive.Name.Value == name)
        .SelectMany(directive => directive.Arguments)
        .Where(item => item.Name.Value == argument)
        .Select(item => (item.Value as StringNode)?.Value)
        .FirstOrDefault();
}
