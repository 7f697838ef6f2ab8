using System.Collections.Immutable;
using Analytics.Graph.Engine.Execution;
using Analytics.Graph.Engine.Language;

namespace Analytics.Graph.Engine.Types;

/// <summary>The fields that every schema has without declaring them.</summary>
internal sealed class MetaFields
{
    private readonly GraphSchema _schema;

    public MetaFields(GraphSchema schema)
    {
        _schema = schema;
        var text = new NonNullType(Builtin("String"));
        TypeName = new("__typename", "The name of the object type.", text, [])
        {
            Resolver = context => new(context.Parent.Name),
        };
        Schema = new("__schema", "The schema itself.", new NonNullType(Builtin("__Schema")), [])
        {
            Resolver = _ => new(schema),
        };
        ImmutableArray<InputValue> arguments = [new("name", "The name of the type.", text, null)];
        Type = new("__type", "A type of the schema by its name; null when there is none.", Builtin("__Type"), arguments)
        {
            Resolver = context => new(schema.Type(context.Arguments.Get<string>("name")!)), // validated as non-null
        };
    }

    public FieldDefinition TypeName { get; }

    public FieldDefinition Schema { get; }

    public FieldDefinition Type { get; }

    public FieldDefinition? Find(CompositeType type, string name) => name switch
    {
        "__typename" => TypeName,
        "__schema" when ReferenceEquals(type, _schema.Root(OperationKind.Query)) => Schema,
        "__type" when ReferenceEquals(type, _schema.Root(OperationKind.Query)) => Type,
        _ => type.Field(name),
    };

    private NamedType Builtin(string name) => _schema.Type(name)
        ?? throw new System.Diagnostics.UnreachableException($"{name} is built in.");
}
