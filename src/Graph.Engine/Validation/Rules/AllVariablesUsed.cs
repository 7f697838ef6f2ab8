using Analytics.Graph.Engine.Language;

namespace Analytics.Graph.Engine.Validation.Rules;

/// <summary>5.8.4: a variable that is declared is used.</summary>
internal sealed class AllVariablesUsed() : ValidationRule(
    "Use the variable or remove it.",
    NodeKind.Document)
{
    public override void Leave(SyntaxNode node, ValidationContext context)
    {
        foreach (var operation in ((DocumentNode)node).Definitions.OfType<OperationNode>())
        {
            var used = context.Uses.Of(operation).Select(use => use.Node.Name).ToHashSet();
            foreach (var variable in operation.Variables.Where(variable => !used.Contains(variable.Variable.Name)))
            {
                context.Report(this, $"The variable ${variable.Variable.Name} is never used.", variable.Start);
            }
        }
    }
}
