using System.Collections.Immutable;
using Analytics.Graph.Engine.Language;
using Analytics.Graph.Engine.Types;

namespace Analytics.Graph.Engine.Validation.Merging;

/// <summary>Whether two fields ask the same, and whether their types look the same in a response.</summary>
internal static class FieldComparison
{
    /// <summary>Why two fields of one object ask something different; null when they ask the same.</summary>
    public static string? Difference(FieldNode a, FieldNode b) =>
        a.Name.Value != b.Name.Value ? $"{a.Name.Value} and {b.Name.Value} are different fields"
        : HaveSameArguments(a.Arguments, b.Arguments) ? null
        : "they have different arguments";

    /// <summary>Why two types look different in a response; null when they look the same or one is not known.</summary>
    public static string? ShapeDifference(FieldDefinition? a, FieldDefinition? b) =>
        a is null || b is null || HaveSameShape(a.Type, b.Type) ? null : $"they have the types {a.Type} and {b.Type}";

    private static bool HaveSameShape(GraphType a, GraphType b) => (a, b) switch
    {
        (NonNullType x, NonNullType y) => HaveSameShape(x.Inner, y.Inner),
        (NonNullType, _) or (_, NonNullType) => false,
        (ListType x, ListType y) => HaveSameShape(x.Item, y.Item),
        (ListType, _) or (_, ListType) => false,
        (CompositeType, CompositeType) => true,
        _ => ReferenceEquals(a, b),
    };

    private static bool HaveSameArguments(ImmutableArray<ArgumentNode> a, ImmutableArray<ArgumentNode> b) =>
        a.Length == b.Length && a.All(argument =>
            b.LastOrDefault(other => other.Name.Value == argument.Name.Value) is { } match
                && AreSame(argument.Value, match.Value));

    /// <summary>Literals are the same when they are written the same; the fields of input objects have no
    /// order.</summary>
    private static bool AreSame(ValueNode a, ValueNode b) => (a, b) switch
    {
        (ListNode x, ListNode y) =>
            x.Items.Length == y.Items.Length && x.Items.Zip(y.Items).All(pair => AreSame(pair.First, pair.Second)),
        (ObjectNode x, ObjectNode y) => x.Fields.Length == y.Fields.Length
            && Ordered(x)
                .Zip(Ordered(y))
                .All(
                    pair => pair.First.Name.Value == pair.Second.Name.Value
                        && AreSame(pair.First.Value, pair.Second.Value)),
        (StringNode x, StringNode y) => x.Value == y.Value && x.Style == y.Style,
        _ => a.Kind == b.Kind && DocumentPrinter.Print(a) == DocumentPrinter.Print(b),
    };

    private static IEnumerable<ObjectFieldNode> Ordered(ObjectNode node) =>
        node.Fields.OrderBy(field => field.Name.Value, StringComparer.Ordinal);
}
