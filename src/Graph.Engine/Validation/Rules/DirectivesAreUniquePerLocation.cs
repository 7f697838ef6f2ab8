using Analytics.Graph.Engine.Language;

namespace Analytics.Graph.Engine.Validation.Rules;

/// <summary>5.7.3: a directive that is not repeatable stands once at a place.</summary>
internal sealed class DirectivesAreUniquePerLocation() : ValidationRule(
    "Keep one of them.",
    NodeKind.Operation, NodeKind.Fragment, NodeKind.VariableDefinition, NodeKind.Field, NodeKind.FragmentSpread,
    NodeKind.InlineFragment)
{
    public override void Enter(SyntaxNode node, ValidationContext context)
    {
        var directives = node switch
        {
            DefinitionNode definition => definition.Directives,
            SelectionNode selection => selection.Directives,
            _ => ((VariableDefinitionNode)node).Directives,
        };
        if (directives.Length < 2)
        {
            return;
        }

        var seen = new Dictionary<string, DirectiveNode>();
        foreach (var directive in directives)
        {
            if (context.Schema.Directive(directive.Name.Value) is { Repetition: Repetition.Unique }
                && !seen.TryAdd(directive.Name.Value, directive))
            {
                context.Report(
                    this, $"@{directive.Name.Value} can stand here only once.", seen[directive.Name.Value].Start,
                    directive.Start);
            }
        }
    }
}
