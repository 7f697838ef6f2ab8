using Analytics.Graph.Engine.Language;
using Analytics.Graph.Engine.Types;

namespace Analytics.Graph.Engine.Validation.Rules;

/// <summary>5.3.3: leaves have no sub-fields, all else does.</summary>
internal sealed class LeafFieldSelections() : ValidationRule(
    "Add or remove the braces.",
    NodeKind.Field)
{
    public override void Enter(SyntaxNode node, ValidationContext context)
    {
        var field = (FieldNode)node;
        if (context.Field is not { Type: var type })
        {
            return;
        }

        if (type.Named is not CompositeType && field.Selections is { } set)
        {
            context.Report(this, $"{field.Name.Value} of type {type} has no sub-fields.", set.Start);
        }
        else if (type.Named is CompositeType && field.Selections is null)
        {
            context.Report(
                this, $"{field.Name.Value} of type {type} needs sub-fields. Did you mean {field.Name.Value} {{ ... }}?",
                field.Start);
        }
    }
}
