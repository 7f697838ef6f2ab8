using Analytics.Graph.Engine.Execution;
using Analytics.Graph.Engine.Language;
using Analytics.Graph.Engine.Types;

namespace Analytics.Graph.Engine.Validation.Rules;

/// <summary>5.6.1: a literal fits the type of its place.</summary>
internal sealed class ValuesOfCorrectType() : ValidationRule(
    "Write a value of the type.",
    NodeKind.Null, NodeKind.List, NodeKind.Object, NodeKind.Enum, NodeKind.Int, NodeKind.Float, NodeKind.String,
    NodeKind.Boolean)
{
    public override void Enter(SyntaxNode node, ValidationContext context)
    {
        if (context.InputType is { } type && Problem((ValueNode)node, type) is { } problem)
        {
            context.Report(this, problem, node.Start);
        }
    }

    private static string? Problem(ValueNode value, GraphType type)
    {
        if (value is NullNode)
        {
            return type is NonNullType ? $"{type} cannot be null." : null;
        }

        if (value is ListNode && type.Nullable is ListType)
        {
            return null;
        }

        return type.Named switch
        {
            InputObjectType input => value is ObjectNode node
                ? OneOf(node, input)
                : $"{input} needs an input object, found {DocumentPrinter.Print(value)}.",
            EnumType item => Enum(value, item),
            ScalarType scalar => scalar.Codec.FromLiteral(Constant(value)).Problem,
            _ => null,
        };
    }

    /// <summary>The literal as if no variable were given: a list or object that holds one is still a list or
    /// object.</summary>
    private static ValueNode Constant(ValueNode value) => VariableLiterals.Replace(value, InputObject.Empty);

    private static string? OneOf(ObjectNode node, InputObjectType type)
    {
        var known = node.Fields.Where(field => type.Field(field.Name.Value) is not null).ToList();
        return type.IsOneOf && known is not [{ Value: not NullNode }]
            ? $"{type} takes exactly one of its fields, and not null."
            : null;
    }

    private static string? Enum(ValueNode value, EnumType type)
    {
        var name = (value as EnumNode)?.Name;
        return name is not null && type.Value(name) is not null
            ? null
            : $"{DocumentPrinter.Print(value)} is no value of the enum {type}."
                + Suggestions.Among(
                    name ?? (value as StringNode)?.Value ?? string.Empty, [.. type.Values.Select(item => item.Name)]);
    }
}
