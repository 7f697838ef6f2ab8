using System.Collections.Immutable;
using Analytics.Graph.Engine.Language;

namespace Analytics.Graph.Engine.Types;

/// <summary>Writes a schema as SDL.</summary>
public static class SchemaPrinter
{
    /// <summary>The SDL of everything that is not built in, in the order of <see cref="GraphSchema.AllTypes"/>. A
    /// schema built from it equals this one, resolvers aside.</summary>
    public static string Print(GraphSchema schema)
    {
        var definitions = ImmutableArray.CreateBuilder<DefinitionNode>();
        if (Root(schema) is { } root)
        {
            definitions.Add(root);
        }

        definitions.AddRange(
            schema.AllDirectives.Where(directive => !BuiltInDirectives.Names.Contains(directive.Name))
                .Select(Directive));
        definitions.AddRange(schema.AllTypes.Where(type => !schema.BuiltInTypes.Contains(type)).Select(Type));
        return DocumentPrinter.Print(new DocumentNode(new(string.Empty), definitions.DrainToImmutable()));
    }

    /// <summary>Null when the default names say it all.</summary>
    private static SchemaNode? Root(GraphSchema schema)
    {
        var kinds = Enum.GetValues<OperationKind>().Where(kind => schema.Root(kind) is not null).ToList();
        var isDefault = schema.Description is null && schema.SchemaDirectives.IsEmpty
            && kinds.TrueForAll(kind => schema.Root(kind)!.Name == kind.ToString()) // filtered above
            && Enum.GetNames<OperationKind>()
                .All(name => schema.Type(name) is null || schema.Root(Enum.Parse<OperationKind>(name)) is not null);
        return isDefault ? null : new(
            0,
            DefinitionRole.Definition,
            Description(schema.Description),
            schema.SchemaDirectives,
            // filtered above
            [.. kinds.Select(kind => new RootOperationNode(0, kind, new(0, schema.Root(kind)!.Name)))]);
    }

    private static TypeDefinitionNode Type(NamedType type)
    {
        const DefinitionRole Role = DefinitionRole.Definition;
        var (description, name) = (Description(type.Description), new NameNode(type.Name, 0));
        return type switch
        {
            ScalarType => new ScalarNode(0, Role, description, name, type.Directives),
            UnionType union => new UnionNode(0, Role, description, name, type.Directives, Names(union.PossibleTypes)),
            EnumType item =>
                new EnumTypeNode(0, Role, description, name, type.Directives, [.. item.Values.Select(Value)]),
            InputObjectType input =>
                new InputObjectNode(0, Role, description, name, type.Directives, Inputs(input.Fields)),
            CompositeType composite => new CompositeNode(
                type is InterfaceType ? NodeKind.Interface : NodeKind.ObjectType,
                0, Role, description, name, type.Directives, Names(composite.Interfaces),
                [.. composite.Fields.Select(Field)]),
            _ => throw new System.Diagnostics.UnreachableException(type.Name),
        };
    }

    private static DirectiveDefinitionNode Directive(DirectiveDefinition directive) => new(
        0,
        Description(directive.Description),
        new(directive.Name, 0),
        Inputs(directive.Arguments),
        directive.Repetition,
        [.. directive.Locations.Select(location => new NameNode(location, 0))]);

    private static FieldDefinitionNode Field(FieldDefinition field) => new(
        0, Description(field.Description), new(field.Name, 0), Inputs(field.Arguments), Reference(field.Type),
        field.Directives);

    private static EnumValueNode Value(EnumValue value) =>
        new(0, Description(value.Description), new(value.Name, 0), value.Directives);

    private static ImmutableArray<InputValueNode> Inputs(ImmutableArray<InputValue> values) =>
        [.. values.Select(value => new InputValueNode(
            0, Description(value.Description), new(value.Name, 0), Reference(value.Type), value.DefaultLiteral,
            value.Directives))];

    private static ImmutableArray<NamedTypeNode> Names<T>(ImmutableArray<T> types)
        where T : NamedType => [.. types.Select(type => new NamedTypeNode(0, type.Name))];

    private static TypeNode Reference(GraphType type) => type switch
    {
        NonNullType nonNull => new NonNullTypeNode(0, Reference(nonNull.Inner)),
        ListType list => new ListTypeNode(0, Reference(list.Item)),
        _ => new NamedTypeNode(0, type.Named.Name),
    };

    private static StringNode? Description(string? text) => text is null ? null : new(0, text, StringStyle.Block);
}
