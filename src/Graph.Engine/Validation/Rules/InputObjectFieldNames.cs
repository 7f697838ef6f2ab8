using Analytics.Graph.Engine.Language;
using Analytics.Graph.Engine.Types;

namespace Analytics.Graph.Engine.Validation.Rules;

/// <summary>5.6.2: a field of an input object exists.</summary>
internal sealed class InputObjectFieldNames() : ValidationRule(
    "Use a field that the input type declares.",
    NodeKind.Object)
{
    public override void Enter(SyntaxNode node, ValidationContext context)
    {
        if (context.InputType?.Named is not InputObjectType type)
        {
            return;
        }

        foreach (var field in ((ObjectNode)node).Fields.Where(field => type.Field(field.Name.Value) is null))
        {
            var hint = Suggestions.Among(field.Name.Value, [.. type.Fields.Select(item => item.Name)]);
            context.Report(this, $"{type} has no field '{field.Name.Value}'.{hint}", field.Start);
        }
    }
}
