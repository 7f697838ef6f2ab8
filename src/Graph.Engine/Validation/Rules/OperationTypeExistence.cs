using Analytics.Graph.Engine.Language;

namespace Analytics.Graph.Engine.Validation.Rules;

/// <summary>5.2.1.1: the schema has the operation's root type.</summary>
internal sealed class OperationTypeExistence() : ValidationRule(
    "Ask what the schema offers.",
    NodeKind.Operation)
{
    public override void Enter(SyntaxNode node, ValidationContext context)
    {
        var operation = (OperationNode)node;
        if (context.Schema.Root(operation.Operation) is null)
        {
            context.Report(
                this, $"This schema has no {DocumentPrinter.Keyword(operation.Operation)} operations.",
                operation.Start);
        }
    }
}
