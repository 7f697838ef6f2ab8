using Analytics.Graph.Engine.Language;
using Analytics.Graph.Engine.Types;

namespace Analytics.Graph.Engine.Validation.Rules;

/// <summary>5.5.1.2: types that conditions and variables name exist.</summary>
internal sealed class FragmentSpreadTypeExistence() : ValidationRule(
    "Name a type of the schema.",
    NodeKind.NamedType)
{
    public override void Enter(SyntaxNode node, ValidationContext context)
    {
        var name = ((NamedTypeNode)node).Name;
        if (context.Schema.Type(name) is null)
        {
            context.Report(
                this, $"No type is called '{name}'.{Suggestions.For(name, context.Schema.Types.Keys)}", node.Start);
        }
    }
}
