using Analytics.Graph.Engine.Language;

namespace Analytics.Graph.Engine.Validation.Rules;

/// <summary>5.8.1: no two variables of an operation share a name.</summary>
internal sealed class VariableUniqueness() : ValidationRule(
    "Rename one of them.",
    NodeKind.Operation)
{
    public override void Enter(SyntaxNode node, ValidationContext context)
    {
        var groups = ((OperationNode)node).Variables.GroupBy(variable => variable.Variable.Name);
        foreach (var twice in groups.Where(group => group.Count() > 1))
        {
            context.Report(
                this, $"Two variables are called '${twice.Key}'.",
                [.. twice.Select(variable => variable.Variable.NameStart)]);
        }
    }
}
