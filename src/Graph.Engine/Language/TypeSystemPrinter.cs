using System.Collections.Immutable;

namespace Analytics.Graph.Engine.Language;

/// <summary>Writes type system definitions and extensions.</summary>
internal static class TypeSystemPrinter
{
    public static void Print(SyntaxWriter writer, TypeSystemNode node)
    {
        writer.Description(node.Description).Write(node.Role == DefinitionRole.Extension ? "extend " : string.Empty);
        switch (node)
        {
            case SchemaNode schema:
                writer.Write("schema").Directives(schema.Directives);
                Block(writer, schema.Roots, root =>
                    writer.Write(DocumentPrinter.Keyword(root.Operation)).Write(": ").Write(root.Type.Name));
                break;
            case ScalarNode scalar:
                writer.Write("scalar ").Write(scalar.Name.Value).Directives(scalar.Directives);
                break;
            case CompositeNode type:
                writer.Write(type.Kind == NodeKind.Interface ? "interface " : "type ").Write(type.Name.Value);
                Names(writer, " implements ", type.Interfaces, " & ").Directives(type.Directives);
                Block(writer, type.Fields, field => Field(writer, field));
                break;
            case UnionNode union:
                Names(
                    writer.Write("union ").Write(union.Name.Value).Directives(union.Directives), " = ", union.Members,
                    " | ");
                break;
            case EnumTypeNode type:
                writer.Write("enum ").Write(type.Name.Value).Directives(type.Directives);
                Block(writer, type.Values, value =>
                    writer.Description(value.Description).Write(value.Name.Value).Directives(value.Directives));
                break;
            case InputObjectNode type:
                writer.Write("input ").Write(type.Name.Value).Directives(type.Directives);
                Block(writer, type.Fields, field => InputValue(writer.Description(field.Description), field));
                break;
            case DirectiveDefinitionNode directive:
                Directive(writer, directive);
                break;
        }
    }

    private static void Directive(SyntaxWriter writer, DirectiveDefinitionNode directive)
    {
        Arguments(writer.Write("directive @").Write(directive.Name.Value), directive.Arguments);
        writer.Write(directive.Repetition == Repetition.Repeatable ? " repeatable" : string.Empty).Write(" on ");
        writer.Write(string.Join(" | ", directive.Locations.Select(location => location.Value)));
    }

    private static void Field(SyntaxWriter writer, FieldDefinitionNode field)
    {
        Arguments(writer.Description(field.Description).Write(field.Name.Value), field.Arguments);
        writer.Write(": ").Write(DocumentPrinter.Print(field.Type)).Directives(field.Directives);
    }

    /// <summary>On one line when none is described, else one a line.</summary>
    private static void Arguments(SyntaxWriter writer, ImmutableArray<InputValueNode> arguments)
    {
        if (arguments.IsEmpty)
        {
            return;
        }

        writer.Write("(");
        var isDescribed = arguments.Any(argument => argument.Description is not null);
        if (isDescribed)
        {
            writer.Line().Indented(() =>
            {
                foreach (var argument in arguments)
                {
                    InputValue(writer.Description(argument.Description), argument);
                    writer.Line();
                }
            });
        }
        else
        {
            for (var i = 0; i < arguments.Length; i++)
            {
                InputValue(writer.Write(i == 0 ? string.Empty : ", "), arguments[i]);
            }
        }

        writer.Write(")");
    }

    private static void InputValue(SyntaxWriter writer, InputValueNode value) =>
        writer.Write(value.Name.Value).Write(": ").Write(DocumentPrinter.Print(value.Type))
            .Default(value.Default).Directives(value.Directives);

    private static SyntaxWriter Names(
        SyntaxWriter writer, string before, ImmutableArray<NamedTypeNode> names, string between) => names.IsEmpty
        ? writer
        : writer.Write(before).Write(string.Join(between, names.Select(name => name.Name)));

    private static void Block<T>(SyntaxWriter writer, ImmutableArray<T> items, Action<T> write)
    {
        if (items.IsEmpty)
        {
            return;
        }

        writer.Write(" ").OpenBlock();
        foreach (var item in items)
        {
            write(item);
            writer.Line();
        }

        writer.CloseBlock();
    }
}
