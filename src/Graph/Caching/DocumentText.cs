using System.Collections.Immutable;
using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Analytics.Graph.Engine.Language;

namespace Analytics.Graph.Caching;

/// <summary>Prints a document in one spelling and on one line: equal text means the same document.</summary>
public static class DocumentText
{
    /// <summary>The executable definitions of a document in their order, without comments and descriptions.</summary>
    public static string Of(DocumentNode document)
    {
        var text = new StringBuilder();
        foreach (var definition in document.Definitions)
        {
            Separate(text);
            Append(text, definition);
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, DefinitionNode definition)
    {
        switch (definition)
        {
            case OperationNode operation:
                AppendHead(text, operation);
                Append(text, operation.Selections);
                break;
            case FragmentNode fragment:
                text.Append("fragment ").Append(fragment.Name.Value).Append(" on ").Append(fragment.Condition.Name);
                Append(text, fragment.Directives);
                Append(text, fragment.Selections);
                break;
            default:
                throw new UnreachableException($"A valid document holds no {definition.Kind}.");
        }
    }

    private static void AppendHead(StringBuilder text, OperationNode operation)
    {
        text.Append(operation.Operation.ToString().ToLowerInvariant());
        if (operation.Name is { } name)
        {
            text.Append(' ').Append(name.Value);
        }

        if (!operation.Variables.IsEmpty)
        {
            text.Append('(');
            foreach (var variable in operation.Variables)
            {
                Separate(text);
                Append(text, variable);
            }

            text.Append(')');
        }

        Append(text, operation.Directives);
    }

    private static void Append(StringBuilder text, VariableDefinitionNode variable)
    {
        text.Append('$').Append(variable.Variable.Name).Append(':');
        Append(text, variable.Type);
        if (variable.Default is { } value)
        {
            text.Append('=');
            Append(text, value);
        }

        Append(text, variable.Directives);
    }

    private static void Append(StringBuilder text, TypeNode type)
    {
        switch (type)
        {
            case NamedTypeNode named:
                text.Append(named.Name);
                break;
            case ListTypeNode list:
                text.Append('[');
                Append(text, list.Item);
                text.Append(']');
                break;
            case NonNullTypeNode nonNull:
                Append(text, nonNull.Inner);
                text.Append('!');
                break;
            default:
                throw new UnreachableException($"{type.Kind} is no type.");
        }
    }

    private static void Append(StringBuilder text, SelectionSetNode selections)
    {
        text.Append('{');
        foreach (var item in selections.Items)
        {
            Separate(text);
            Append(text, item);
        }

        text.Append('}');
    }

    private static void Append(StringBuilder text, SelectionNode selection)
    {
        switch (selection)
        {
            case FieldNode field:
                text.Append(field.Alias is { } alias ? alias.Value + ":" : "").Append(field.Name.Value);
                Append(text, field.Arguments);
                Append(text, field.Directives);
                if (field.Selections is { } selections)
                {
                    Append(text, selections);
                }

                break;
            case FragmentSpreadNode spread:
                text.Append("...").Append(spread.Name.Value);
                Append(text, spread.Directives);
                break;
            case InlineFragmentNode inline:
                text.Append(inline.Condition is { } condition ? "...on " + condition.Name : "...");
                Append(text, inline.Directives);
                Append(text, inline.Selections);
                break;
            default:
                throw new UnreachableException($"{selection.Kind} is no selection.");
        }
    }

    private static void Append(StringBuilder text, ImmutableArray<DirectiveNode> directives)
    {
        foreach (var directive in directives)
        {
            text.Append('@').Append(directive.Name.Value);
            Append(text, directive.Arguments);
        }
    }

    private static void Append(StringBuilder text, ImmutableArray<ArgumentNode> arguments)
    {
        if (arguments.IsEmpty)
        {
            return;
        }

        text.Append('(');
        foreach (var argument in arguments)
        {
            Separate(text);
            text.Append(argument.Name.Value).Append(':');
            Append(text, argument.Value);
        }

        text.Append(')');
    }

    private static void Append(StringBuilder text, ValueNode value)
    {
        switch (value)
        {
            case VariableNode variable:
                text.Append('$').Append(variable.Name);
                break;
            case StringNode words:
                text.Append('"').Append(JsonEncodedText.Encode(words.Value)).Append('"'); // JSON escapes are GraphQL escapes too
                break;
            case ListNode list:
                AppendList(text, list);
                break;
            case ObjectNode fields:
                AppendObject(text, fields);
                break;
            default:
                text.Append(TextOf(value));
                break;
        }
    }

    private static string TextOf(ValueNode value) => value switch
    {
        IntNode number => number.Text,
        FloatNode number => number.Text,
        BooleanNode boolean => boolean.Value ? "true" : "false",
        EnumNode name => name.Name,
        NullNode => "null",
        _ => throw new UnreachableException($"{value.Kind} is no value."),
    };

    private static void AppendList(StringBuilder text, ListNode list)
    {
        text.Append('[');
        foreach (var item in list.Items)
        {
            Separate(text);
            Append(text, item);
        }

        text.Append(']');
    }

    private static void AppendObject(StringBuilder text, ObjectNode fields)
    {
        text.Append('{');
        foreach (var field in fields.Fields)
        {
            Separate(text);
            text.Append(field.Name.Value).Append(':');
            Append(text, field.Value);
        }

        text.Append('}');
    }

    private static void Separate(StringBuilder text)
    {
        if (text.Length > 0 && text[^1] is not ('{' or '[' or '('))
        {
            text.Append(' ');
        }
    }
}
