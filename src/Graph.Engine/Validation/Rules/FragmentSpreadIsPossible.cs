using Analytics.Graph.Engine.Language;

namespace Analytics.Graph.Engine.Validation.Rules;

/// <summary>5.5.2.3: a fragment can apply where it is spread.</summary>
internal sealed class FragmentSpreadIsPossible() : ValidationRule(
    "Spread the fragment where its type can occur.",
    NodeKind.InlineFragment, NodeKind.FragmentSpread)
{
    public override void Enter(SyntaxNode node, ValidationContext context)
    {
        var condition = node is InlineFragmentNode inline
            ? inline.Condition
            : context.Fragments.Find(((FragmentSpreadNode)node).Name.Value)?.Condition;
        if (condition is not null
            && context.TypeOf(condition) is { } type
            && context.Parent is { } parent
            && !parent.Overlaps(type))
        {
            context.Report(this, $"A fragment on {type} never applies here: {parent} can never be {type}.", node.Start);
        }
    }
}
