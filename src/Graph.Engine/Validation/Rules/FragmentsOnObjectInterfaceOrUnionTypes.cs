using Analytics.Graph.Engine.Language;
using Analytics.Graph.Engine.Types;

namespace Analytics.Graph.Engine.Validation.Rules;

/// <summary>5.5.1.3: fragments have conditions with fields.</summary>
internal sealed class FragmentsOnObjectInterfaceOrUnionTypes() : ValidationRule(
    "Put the fragment on an object type, an interface or a union.",
    NodeKind.Fragment, NodeKind.InlineFragment)
{
    public override void Enter(SyntaxNode node, ValidationContext context)
    {
        var condition = node is FragmentNode fragment ? fragment.Condition : ((InlineFragmentNode)node).Condition;
        if (condition is not null && context.Schema.Type(condition.Name) is not (null or CompositeType))
        {
            context.Report(this, $"A fragment cannot be on {condition.Name}, which has no fields.", condition.Start);
        }
    }
}
