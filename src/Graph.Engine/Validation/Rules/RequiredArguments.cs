using System.Collections.Immutable;
using Analytics.Graph.Engine.Language;
using Analytics.Graph.Engine.Types;

namespace Analytics.Graph.Engine.Validation.Rules;

/// <summary>5.4.2.1: arguments that are not null and have no default are given.</summary>
internal sealed class RequiredArguments() : ValidationRule(
    "Give the argument.",
    NodeKind.Field, NodeKind.Directive)
{
    public override void Leave(SyntaxNode node, ValidationContext context)
    {
        if (node is FieldNode field && context.Field is { } definition)
        {
            Check(context, node, $"{context.Parent}.{definition.Name}", definition.Arguments, field.Arguments);
        }
        else if (node is DirectiveNode use && context.Directive is { } directive)
        {
            Check(context, node, $"@{directive.Name}", directive.Arguments, use.Arguments);
        }
    }

    private void Check(
        ValidationContext context, SyntaxNode node, string owner, ImmutableArray<InputValue> declared,
        ImmutableArray<ArgumentNode> given)
    {
        foreach (var argument in declared)
        {
            if (argument.IsRequired && !given.Any(item => item.Name.Value == argument.Name))
            {
                context.Report(
                    this, $"{owner} needs the argument '{argument.Name}' of type {argument.Type}.", node.Start);
            }
        }
    }
}
