using Analytics.Graph.Engine.Language;

namespace Analytics.Graph.Engine.Validation.Rules;

/// <summary>5.2.3.1: an operation without a name is the only one.</summary>
internal sealed class LoneAnonymousOperation() : ValidationRule(
    "Name each operation of the document.",
    NodeKind.Operation)
{
    public override void Enter(SyntaxNode node, ValidationContext context)
    {
        if (((OperationNode)node).Name is null && context.Document.Definitions.OfType<OperationNode>().Skip(1).Any())
        {
            context.Report(this, "An operation without a name must be the only one of its document.", node.Start);
        }
    }
}
