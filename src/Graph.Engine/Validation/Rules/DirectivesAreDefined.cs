using Analytics.Graph.Engine.Language;
using Analytics.Graph.Engine.Types;

namespace Analytics.Graph.Engine.Validation.Rules;

/// <summary>5.7.1: a directive exists.</summary>
internal sealed class DirectivesAreDefined() : ValidationRule(
    "Use a directive that the schema declares.",
    NodeKind.Directive)
{
    public override void Enter(SyntaxNode node, ValidationContext context)
    {
        var name = ((DirectiveNode)node).Name.Value;
        if (context.Directive is null)
        {
            var hint = Suggestions.For(name, context.Schema.AllDirectives.Select(directive => directive.Name));
            context.Report(this, $"No directive is called '@{name}'.{hint}", node.Start);
        }
    }
}
