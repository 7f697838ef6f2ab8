using System.Collections.Immutable;

namespace Analytics.Graph.Engine.Language;

/// <summary>Writes syntax trees as text. Parsing what it writes gives the same tree; comments are not kept.</summary>
public static class DocumentPrinter
{
    /// <summary>A whole document, two spaces of indentation, one blank line between definitions, LF line
    /// ends.</summary>
    public static string Print(DocumentNode document)
    {
        var writer = new SyntaxWriter();
        var before = default(DefinitionNode);
        foreach (var definition in document.Definitions)
        {
            writer.Blank();
            Definition(writer, definition, before);
            before = definition;
        }

        return writer.ToString();
    }

    /// <summary>A value literal on one line; block strings keep their lines.</summary>
    public static string Print(ValueNode value) => new SyntaxWriter().Value(value).ToString();

    /// <summary>A type reference.</summary>
    public static string Print(TypeNode type) => type switch
    {
        NonNullTypeNode node => Print(node.Inner) + "!",
        ListTypeNode node => $"[{Print(node.Item)}]",
        NamedTypeNode node => node.Name,
        _ => throw new System.Diagnostics.UnreachableException(type.Kind.ToString()),
    };

    private static void Definition(SyntaxWriter writer, DefinitionNode definition, DefinitionNode? before)
    {
        switch (definition)
        {
            case OperationNode node:
                Operation(writer, node, before);
                break;
            case FragmentNode node:
                writer.Description(node.Description).Write("fragment ").Write(node.Name.Value);
                writer.Write(" on ").Write(node.Condition.Name).Directives(node.Directives).Write(" ");
                Selections(writer, node.Selections);
                break;
            case TypeSystemNode node:
                TypeSystemPrinter.Print(writer, node);
                break;
        }

        writer.Line();
    }

    /// <summary>Without its keyword where that is possible: after a type its braces would be those of the
    /// type.</summary>
    private static void Operation(SyntaxWriter writer, OperationNode node, DefinitionNode? before)
    {
        var isShorthand = before is not TypeSystemNode
            && node is { Operation: OperationKind.Query, Name: null, Description: null, Variables: [], Directives: [] };
        if (!isShorthand)
        {
            writer.Description(node.Description).Write(Keyword(node.Operation));
            if (node.Name is { } name)
            {
                writer.Write(" ").Write(name.Value);
            }

            Variables(writer, node.Variables);
            writer.Directives(node.Directives).Write(" ");
        }

        Selections(writer, node.Selections);
    }

    /// <summary>The keyword of an operation kind.</summary>
    internal static string Keyword(OperationKind kind) => kind switch
    {
        OperationKind.Query => "query",
        OperationKind.Mutation => "mutation",
        _ => "subscription",
    };

    private static void Variables(SyntaxWriter writer, ImmutableArray<VariableDefinitionNode> variables)
    {
        if (variables.IsEmpty)
        {
            return;
        }

        writer.Write("(");
        var separator = string.Empty;
        foreach (var variable in variables)
        {
            writer.Write(separator).InlineDescription(variable.Description);
            writer.Write("$").Write(variable.Variable.Name).Write(": ").Write(Print(variable.Type));
            writer.Default(variable.Default).Directives(variable.Directives);
            separator = ", ";
        }

        writer.Write(")");
    }

    private static void Selections(SyntaxWriter writer, SelectionSetNode set)
    {
        writer.OpenBlock();
        foreach (var item in set.Items)
        {
            Selection(writer, item);
            writer.Line();
        }

        writer.CloseBlock();
    }

    private static void Selection(SyntaxWriter writer, SelectionNode item)
    {
        switch (item)
        {
            case FieldNode node:
                writer.Write(node.Alias is { } alias ? alias.Value + ": " : string.Empty).Write(node.Name.Value);
                writer.Arguments(node.Arguments).Directives(node.Directives);
                if (node.Selections is { } inner)
                {
                    Selections(writer.Write(" "), inner);
                }

                break;
            case FragmentSpreadNode node:
                writer.Write("...").Write(node.Name.Value).Directives(node.Directives);
                break;
            case InlineFragmentNode node:
                writer.Write("...").Write(node.Condition is { } on ? " on " + on.Name : string.Empty);
                Selections(writer.Directives(node.Directives).Write(" "), node.Selections);
                break;
        }
    }
}
