using Analytics.Graph.Engine.Language;

namespace Analytics.Graph.Engine.Validation.Rules;

/// <summary>5.2.2.1: no two operations share a name.</summary>
internal sealed class OperationNameUniqueness() : ValidationRule(
    "Rename one of them.",
    NodeKind.Operation)
{
    private readonly Dictionary<string, NameNode> _seen = [];

    public override void Enter(SyntaxNode node, ValidationContext context)
    {
        if (((OperationNode)node).Name is { } name && !_seen.TryAdd(name.Value, name))
        {
            context.Report(this, $"Two operations are called '{name.Value}'.", _seen[name.Value].Start, name.Start);
        }
    }
}
