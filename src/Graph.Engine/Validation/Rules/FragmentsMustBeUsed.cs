using Analytics.Graph.Engine.Language;

namespace Analytics.Graph.Engine.Validation.Rules;

/// <summary>5.5.1.4: each fragment is spread by an operation.</summary>
internal sealed class FragmentsMustBeUsed() : ValidationRule(
    "Spread the fragment or remove it.",
    NodeKind.Document)
{
    public override void Leave(SyntaxNode node, ValidationContext context)
    {
        var document = (DocumentNode)node;
        var used = document.Definitions.OfType<OperationNode>()
            .SelectMany(operation => context.Fragments.ReachableFrom(operation.Selections))
            .Select(fragment => fragment.Name.Value).ToHashSet();
        foreach (var fragment in document.Definitions.OfType<FragmentNode>()
            .Where(item => !used.Contains(item.Name.Value)))
        {
            context.Report(this, $"The fragment '{fragment.Name.Value}' is never used.", fragment.Start);
        }
    }
}
