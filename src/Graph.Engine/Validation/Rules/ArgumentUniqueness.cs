using Analytics.Graph.Engine.Language;

namespace Analytics.Graph.Engine.Validation.Rules;

/// <summary>5.4.2: no argument is given twice.</summary>
internal sealed class ArgumentUniqueness() : ValidationRule(
    "Give each argument once.",
    NodeKind.Field, NodeKind.Directive)
{
    public override void Enter(SyntaxNode node, ValidationContext context)
    {
        var arguments = node is FieldNode field ? field.Arguments : ((DirectiveNode)node).Arguments;
        if (arguments.Length < 2)
        {
            return;
        }

        foreach (var twice in arguments.GroupBy(argument => argument.Name.Value).Where(group => group.Count() > 1))
        {
            context.Report(
                this, $"The argument '{twice.Key}' is given more than once.",
                [.. twice.Select(item => item.Name.Start)]);
        }
    }
}
