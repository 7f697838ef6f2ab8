using Analytics.Graph.Engine.Language;
using Analytics.Graph.Engine.Types;

namespace Analytics.Graph.Engine.Validation.Rules;

/// <summary>5.6.4: fields that are not null and have no default are given.</summary>
internal sealed class InputObjectRequiredFields() : ValidationRule(
    "Give the field.",
    NodeKind.Object)
{
    public override void Enter(SyntaxNode node, ValidationContext context)
    {
        if (context.InputType?.Named is not InputObjectType type)
        {
            return;
        }

        foreach (var field in type.Fields)
        {
            if (field.IsRequired && !((ObjectNode)node).Fields.Any(given => given.Name.Value == field.Name))
            {
                context.Report(this, $"{type} needs the field '{field.Name}' of type {field.Type}.", node.Start);
            }
        }
    }
}
