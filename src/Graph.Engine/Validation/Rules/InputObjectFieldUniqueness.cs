using Analytics.Graph.Engine.Language;

namespace Analytics.Graph.Engine.Validation.Rules;

/// <summary>5.6.3: no field of an input object is given twice.</summary>
internal sealed class InputObjectFieldUniqueness() : ValidationRule(
    "Give each field once.",
    NodeKind.Object)
{
    public override void Enter(SyntaxNode node, ValidationContext context)
    {
        var seen = new Dictionary<string, NameNode>();
        foreach (var field in ((ObjectNode)node).Fields)
        {
            if (!seen.TryAdd(field.Name.Value, field.Name))
            {
                context.Report(
                    this, $"The input field '{field.Name.Value}' is given more than once.",
                    seen[field.Name.Value].Start, field.Name.Start);
            }
        }
    }
}
