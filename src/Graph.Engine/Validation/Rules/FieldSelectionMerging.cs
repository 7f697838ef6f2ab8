using Analytics.Graph.Engine.Language;
using Analytics.Graph.Engine.Validation.Merging;

namespace Analytics.Graph.Engine.Validation.Rules;

/// <summary>
/// 5.3.2: fields with one response name can be merged. A fast check decides; only a document that it refuses is
/// compared pair by pair, to say which fields conflict.
/// </summary>
internal sealed class FieldSelectionMerging() : ValidationRule(
    "Give one of the fields another alias.", NodeKind.Document)
{
    public override void Leave(SyntaxNode node, ValidationContext context)
    {
        var document = (DocumentNode)node;
        var check = new MergeCheck(context);
        var firstConflict = Roots(document, context)
            .Select(check.FindConflict)
            .FirstOrDefault(conflict => conflict is not null);
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

    /// <summary>Operations, which hold the fields of the fragments that they spread, and fragments that no root before
    /// them holds.</summary>
    private static IEnumerable<FieldScope> Roots(DocumentNode document, ValidationContext context)
    {
        var held = new HashSet<string>();
        foreach (var operation in document.Definitions.OfType<OperationNode>())
        {
            held.UnionWith(
                context.Fragments.ReachableFrom(operation.Selections).Select(fragment => fragment.Name.Value));
            yield return new(operation.Selections, context.Schema.Root(operation.Operation));
        }

        foreach (var fragment in document.Definitions.OfType<FragmentNode>())
        {
            if (held.Add(fragment.Name.Value))
            {
                held.UnionWith(context.Fragments.ReachableFrom(fragment.Selections).Select(next => next.Name.Value));
                yield return new(fragment.Selections, context.TypeOf(fragment.Condition));
            }
        }
    }
}
