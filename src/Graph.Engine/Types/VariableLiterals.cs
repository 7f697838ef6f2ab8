using System.Collections.Immutable;
using System.Globalization;
using Analytics.Graph.Engine.Execution;
using Analytics.Graph.Engine.Language;

namespace Analytics.Graph.Engine.Types;

/// <summary>Replaces variables inside a literal of a custom scalar by constants, since a codec knows no
/// variables.</summary>
internal static class VariableLiterals
{
    public static ValueNode Replace(ValueNode literal, InputObject variables) => literal switch
    {
        VariableNode node =>
            variables.TryGet(node.Name, out var value) ? Literal(value, node.Start) : new NullNode(node.Start),
        ListNode node when HasVariable(node) =>
            node with { Items = [.. node.Items.Select(item => Replace(item, variables))] },
        ObjectNode node when HasVariable(node) => node with
        {
            Fields = [.. node.Fields
                .Where(item => item.Value is not VariableNode variable || variables.Has(variable.Name))
                .Select(item => item with { Value = Replace(item.Value, variables) })],
        },
        _ => literal,
    };

    public static bool HasVariable(ValueNode literal) => literal switch
    {
        VariableNode => true,
        ListNode node => node.Items.Any(HasVariable),
        ObjectNode node => node.Fields.Any(item => HasVariable(item.Value)),
        _ => false,
    };

    private static ValueNode Literal(object? value, int start) => value switch
    {
        null => new NullNode(start),
        bool flag => new BooleanNode(start, flag),
        // never null for numbers
        int or long => new IntNode(start, Convert.ToString(value, CultureInfo.InvariantCulture)!),
        double or decimal => new FloatNode(start, Convert.ToString(value, CultureInfo.InvariantCulture)!), // as above
        ImmutableArray<object?> items => new ListNode(start, [.. items.Select(item => Literal(item, start))]),
        InputObject fields => new ObjectNode(start, [.. fields.Entries.Select(entry =>
            new ObjectFieldNode(start, new(entry.Key, start), Literal(entry.Value, start)))]),
        _ => new StringNode(
            start, Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty, StringStyle.Quoted),
    };
}
