using Analytics.Graph.Engine.Language;

namespace Analytics.Graph.Engine.Validation.Rules;

/// <summary>5.7.2: a directive stands where it may.</summary>
internal sealed class DirectivesAreInValidLocations() : ValidationRule(
    "Move the directive to a place that it is declared for.",
    NodeKind.Directive)
{
    public override void Enter(SyntaxNode node, ValidationContext context)
    {
        if (context.Directive is { } directive && !directive.Locations.Contains(context.DirectiveLocation))
        {
            context.Report(
                this,
                $"@{directive.Name} cannot stand on {context.DirectiveLocation}, only on "
                    + $"{string.Join(", ", directive.Locations)}.",
                node.Start);
        }
    }
}
