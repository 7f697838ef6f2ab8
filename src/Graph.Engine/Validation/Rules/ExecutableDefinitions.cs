using Analytics.Graph.Engine.Language;

namespace Analytics.Graph.Engine.Validation.Rules;

/// <summary>5.1.1: a request holds operations and fragments only.</summary>
internal sealed class ExecutableDefinitions() : ValidationRule(
    "Send type definitions to nobody; ask what the schema has.",
    NodeKind.Document)
{
    public override void Enter(SyntaxNode node, ValidationContext context)
    {
        foreach (var definition in ((DocumentNode)node).Definitions.OfType<TypeSystemNode>())
        {
            var what = definition is TypeDefinitionNode type
                ? $"The type definition {type.Name.Value}"
                : "A schema or directive definition";
            context.Report(this, $"{what} cannot be executed.", definition.Start);
        }
    }
}
