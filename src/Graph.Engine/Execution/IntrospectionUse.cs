using Analytics.Graph.Engine.Errors;
using Analytics.Graph.Engine.Language;

namespace Analytics.Graph.Engine.Execution;

/// <summary>Finds where a document reads the schema.</summary>
internal static class IntrospectionUse
{
    public static IEnumerable<GraphError> Find(DocumentNode document) => document.Definitions
        .Select(definition => definition switch
        {
            OperationNode operation => operation.Selections,
            FragmentNode fragment => fragment.Selections,
            _ => null,
        })
        .OfType<SelectionSetNode>()
        .SelectMany(In)
        .Select(field => RequestErrors.IntrospectionOff(field.Name.Value) with
        {
            Locations = [document.Source.LocationOf(field.Start)],
        });

    private static IEnumerable<FieldNode> In(SelectionSetNode set) => set.Items.SelectMany(item => item switch
    {
        FieldNode { Name.Value: "__schema" or "__type" } field => [field],
        FieldNode { Selections: { } inner } => In(inner),
        InlineFragmentNode inline => In(inline.Selections),
        _ => [],
    });
}
