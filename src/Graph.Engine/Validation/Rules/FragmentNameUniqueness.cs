using Analytics.Graph.Engine.Language;

namespace Analytics.Graph.Engine.Validation.Rules;

/// <summary>5.5.1.1: no two fragments share a name.</summary>
internal sealed class FragmentNameUniqueness() : ValidationRule(
    "Rename one of them.",
    NodeKind.Fragment)
{
    private readonly Dictionary<string, NameNode> _seen = [];

    public override void Enter(SyntaxNode node, ValidationContext context)
    {
        var name = ((FragmentNode)node).Name;
        if (!_seen.TryAdd(name.Value, name))
        {
            context.Report(this, $"Two fragments are called '{name.Value}'.", _seen[name.Value].Start, name.Start);
        }
    }
}
