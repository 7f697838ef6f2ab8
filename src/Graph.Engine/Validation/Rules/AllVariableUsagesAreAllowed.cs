using Analytics.Graph.Engine.Language;
using Analytics.Graph.Engine.Types;

namespace Analytics.Graph.Engine.Validation.Rules;

/// <summary>5.8.5: a variable fits each place where it stands.</summary>
internal sealed class AllVariableUsagesAreAllowed() : ValidationRule(
    "Change the type of the variable, or give it a default.",
    NodeKind.Document)
{
    public override void Leave(SyntaxNode node, ValidationContext context)
    {
        foreach (var operation in ((DocumentNode)node).Definitions.OfType<OperationNode>())
        {
            var declared = operation.Variables.GroupBy(variable => variable.Variable.Name)
                .ToDictionary(group => group.Key, group => group.Last());
            foreach (var use in context.Uses.Of(operation))
            {
                if (use.Type is not null && declared.TryGetValue(use.Node.Name, out var variable)
                    && TypeReferences.Resolve(context.Schema, variable.Type) is { } type)
                {
                    Check(context, variable, type, use);
                }
            }
        }
    }

    private void Check(ValidationContext context, VariableDefinitionNode variable, GraphType type, VariableUse use)
    {
        if (!IsAllowed(type, variable.Default, use.Type!, use.HasDefault)) // the caller has checked it
        {
            context.Report(
                this, $"The variable ${use.Node.Name} of type {type} cannot stand where {use.Type} is needed.",
                variable.Start, use.Node.Start);
        }

        if (use.OneOf is { } oneOf && type is not NonNullType)
        {
            context.Report(
                this,
                $"The variable ${use.Node.Name} of type {type} can be null, "
                    + $"which {oneOf} does not take; declare it as {type}!.",
                variable.Start, use.Node.Start);
        }
    }

    private static bool IsAllowed(GraphType variable, ValueNode? variableDefault, GraphType place, bool placeHasDefault)
    {
        if (place is not NonNullType nonNull || variable is NonNullType)
        {
            return IsCompatible(variable, place);
        }

        return (variableDefault is not (null or NullNode) || placeHasDefault) && IsCompatible(variable, nonNull.Inner);
    }

    private static bool IsCompatible(GraphType variable, GraphType place) => (variable, place) switch
    {
        (NonNullType a, NonNullType b) => IsCompatible(a.Inner, b.Inner),
        (_, NonNullType) => false,
        (NonNullType a, _) => IsCompatible(a.Inner, place),
        (ListType a, ListType b) => IsCompatible(a.Item, b.Item),
        _ => ReferenceEquals(variable, place),
    };
}
