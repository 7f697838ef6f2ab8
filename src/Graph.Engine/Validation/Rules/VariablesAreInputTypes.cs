using Analytics.Graph.Engine.Language;
using Analytics.Graph.Engine.Types;

namespace Analytics.Graph.Engine.Validation.Rules;

/// <summary>5.8.2: variables have input types.</summary>
internal sealed class VariablesAreInputTypes() : ValidationRule(
    "Use a scalar, an enum or an input object.",
    NodeKind.VariableDefinition)
{
    public override void Enter(SyntaxNode node, ValidationContext context)
    {
        var variable = (VariableDefinitionNode)node;
        if (TypeReferences.Resolve(context.Schema, variable.Type) is { IsInput: false } type)
        {
            context.Report(
                this, $"The variable ${variable.Variable.Name} cannot have the output type {type}.",
                variable.Type.Start);
        }
    }
}
