using System.Collections.Immutable;
using Analytics.Graph.Engine.Language;
using Analytics.Graph.Engine.Types;

namespace Analytics.Graph.Engine.Validation.Rules;

/// <summary>5.4.1: an argument exists on its field or directive.</summary>
internal sealed class ArgumentNames() : ValidationRule(
    "Use an argument that the schema declares.",
    NodeKind.Argument)
{
    public override void Enter(SyntaxNode node, ValidationContext context)
    {
        if (context.Argument is not null)
        {
            return;
        }

        var name = ((ArgumentNode)node).Name.Value;
        if (context.Directive is { } directive)
        {
            context.Report(
                this, $"@{directive.Name} has no argument '{name}'.{Hint(name, directive.Arguments)}", node.Start);
        }
        else if (context.Field is { } field && !context.IsInDirective)
        {
            context.Report(
                this, $"{context.Parent}.{field.Name} has no argument '{name}'.{Hint(name, field.Arguments)}",
                node.Start);
        }
    }

    private static string Hint(string name, ImmutableArray<InputValue> arguments) =>
        Suggestions.Among(name, [.. arguments.Select(argument => argument.Name)]);
}
