using Analytics.Graph.Engine.Language;

namespace Analytics.Graph.Engine.Validation.Rules;

/// <summary>5.8.3: a variable that is used is declared.</summary>
internal sealed class AllVariableUsesDefined() : ValidationRule(
    "Declare the variable at the operation.",
    NodeKind.Document)
{
    public override void Leave(SyntaxNode node, ValidationContext context)
    {
        foreach (var operation in ((DocumentNode)node).Definitions.OfType<OperationNode>())
        {
            var declared = operation.Variables.Select(variable => variable.Variable.Name).ToHashSet();
            foreach (var use in context.Uses.Of(operation).Where(use => !declared.Contains(use.Node.Name)))
            {
                var where = operation.Name is { } name ? $" by the operation '{name.Value}'" : string.Empty;
                context.Report(
                    this, $"The variable ${use.Node.Name} is not declared{where}.", use.Node.Start, operation.Start);
            }
        }
    }
}
