using Analytics.Graph.Engine.Language;
using Analytics.Graph.Engine.Types;

namespace Analytics.Graph.Engine.Validation.Rules;

/// <summary>5.3.1: a field exists on the type it is asked of.</summary>
internal sealed class FieldSelections() : ValidationRule(
    "Ask a field that the type has; introspection or the schema file lists them.",
    NodeKind.Field)
{
    public override void Enter(SyntaxNode node, ValidationContext context)
    {
        if (context.Parent is not { } parent || context.Field is not null)
        {
            return;
        }

        var name = ((FieldNode)node).Name.Value;
        context.Report(this, $"{parent} has no field '{name}'.{Hint(parent, name)}", node.Start);
    }

    /// <summary>An inline fragment when a subtype has the field, else a name that looks alike.</summary>
    private static string Hint(CompositeType parent, string name)
    {
        var owners = parent.PossibleTypes.Where(type => !ReferenceEquals(type, parent) && type.Field(name) is not null)
            .Take(5)
            .ToList();
        return owners.Count > 0
            ? $" Did you mean an inline fragment on {string.Join(" or ", owners)}?"
            : Suggestions.Among(name, [.. parent.Fields.Select(field => field.Name)]);
    }
}
