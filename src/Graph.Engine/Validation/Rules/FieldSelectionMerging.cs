using Analytics.Graph.Engine.Language;
using Analytics.Graph.Engine.Validation.Merging;

namespace Analytics.Graph.Engine.Validation.Rules;

/// <summary>
/// 5.3.2: fields with one response name can be merged. A fast check decides; only a document that it refuses is compared pair
/// by pair, to say which fields conflict.
/// </summary>
internal sealed class FieldSelectionMerging() : ValidationRule("Give one of the fields another alias.", NodeKind.Document)
{
    public override void Leave(SyntaxNode node, ValidationContext context)
    {
        var document = (DocumentNode)node;
        var check = new MergeCheck(context);
        var roots = document.Definitions.Select(definition => Root(definition, context)).OfType<FieldScope>().ToList();
        var firstConflict = roots.Select(check.FindConflict).FirstOrDefault(conflict => conflict is not null);
        if (firstConflict is null)
        {
            return;
        }

        var conflicts = new PairwiseMerge(context).Explain(document);
        foreach (var conflict in conflicts.Count > 0 ? conflicts : [firstConflict])
        {
            context.Report(
                this,
                $"The fields '{conflict.ResponseName}' cannot be merged: {conflict.Reason}.",
                [.. conflict.Left.Concat(conflict.Right).Select(field => field.Start)]);
        }
    }

    private static FieldScope? Root(DefinitionNode definition, ValidationContext context) => definition switch
    {
        OperationNode operation => new(operation.Selections, context.Schema.Root(operation.Operation)),
        FragmentNode fragment => new(fragment.Selections, context.TypeOf(fragment.Condition)),
        _ => null,
    };
}
