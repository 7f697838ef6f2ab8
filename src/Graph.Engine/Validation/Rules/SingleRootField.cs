using Analytics.Graph.Engine.Language;
using Analytics.Graph.Engine.Types;

namespace Analytics.Graph.Engine.Validation.Rules;

/// <summary>5.2.4.1: a subscription asks one field, always the same.</summary>
internal sealed class SingleRootField() : ValidationRule(
    "Ask one field of the subscription type, without @skip or @include.",
    NodeKind.Operation)
{
    public override void Enter(SyntaxNode node, ValidationContext context)
    {
        var operation = (OperationNode)node;
        if (operation.Operation != OperationKind.Subscription
            || context.Schema.Root(operation.Operation) is not { } root)
        {
            return;
        }

        var fields = new RootFields(context, root);
        fields.Collect(operation.Selections);
        if (fields.Conditions.Count > 0)
        {
            context.Report(this, "The root of a subscription cannot use @skip or @include.", [.. fields.Conditions]);
            return;
        }

        Report(context, operation, [.. fields.Found.GroupBy(field => field.ResponseName)]);
    }

    private void Report(ValidationContext context, OperationNode operation, List<IGrouping<string, FieldNode>> groups)
    {
        if (groups.Count == 0)
        {
            context.Report(this, "A subscription must ask one root field.", operation.Selections.Start);
        }
        else if (groups.Count > 1)
        {
            context.Report(
                this, "A subscription can ask one root field only.",
                [.. groups.Skip(1).SelectMany(group => group).Select(field => field.Start)]);
        }

        foreach (var group in groups
            .Where(group => group.First().Name.Value.StartsWith("__", StringComparison.Ordinal)))
        {
            context.Report(
                this, $"A subscription cannot ask {group.First().Name.Value} at its root.",
                [.. group.Select(field => field.Start)]);
        }
    }

    /// <summary>The root fields through fragments, each fragment once.</summary>
    private sealed class RootFields(ValidationContext context, ObjectType root)
    {
        private readonly HashSet<string> _visited = [];

        public List<FieldNode> Found { get; } = [];

        public List<int> Conditions { get; } = [];

        public void Collect(SelectionSetNode start)
        {
            var open = new Stack<(SelectionSetNode Set, int Next)>([(start, 0)]);
            while (open.TryPop(out var step))
            {
                if (step.Next == step.Set.Items.Length)
                {
                    continue;
                }

                open.Push((step.Set, step.Next + 1));
                var item = step.Set.Items[step.Next];
                Conditions.AddRange(
                    item.Directives.Where(use => use.Name.Value is "skip" or "include").Select(use => use.Start));
                if (item is FieldNode field)
                {
                    Found.Add(field);
                }
                else if (Inner(item) is { } inner)
                {
                    open.Push((inner, 0));
                }
            }
        }

        private SelectionSetNode? Inner(SelectionNode item) => item switch
        {
            InlineFragmentNode inline =>
                inline.Condition is null || Applies(inline.Condition) ? inline.Selections : null,
            FragmentSpreadNode spread when context.Fragments.Find(spread.Name.Value) is { } fragment
                && Applies(fragment.Condition) && _visited.Add(spread.Name.Value) => fragment.Selections,
            _ => null,
        };

        private bool Applies(NamedTypeNode condition) =>
            context.TypeOf(condition)?.PossibleTypes.Contains(root) ?? false;
    }
}
