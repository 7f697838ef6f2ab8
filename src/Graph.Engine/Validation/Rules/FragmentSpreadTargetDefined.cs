using Analytics.Graph.Engine.Language;
using Analytics.Graph.Engine.Types;

namespace Analytics.Graph.Engine.Validation.Rules;

/// <summary>5.5.2.1: a spread names a fragment of the document.</summary>
internal sealed class FragmentSpreadTargetDefined() : ValidationRule(
    "Define the fragment or correct the name.",
    NodeKind.FragmentSpread)
{
    public override void Enter(SyntaxNode node, ValidationContext context)
    {
        var name = ((FragmentSpreadNode)node).Name;
        if (context.Fragments.Find(name.Value) is null)
        {
            var known = context.Document.Definitions.OfType<FragmentNode>().Select(fragment => fragment.Name.Value);
            context.Report(
                this, $"No fragment is called '{name.Value}'.{Suggestions.For(name.Value, known)}", name.Start);
        }
    }
}
