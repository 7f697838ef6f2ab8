using Analytics.Graph.Engine.Types;

namespace Analytics.Graph.Engine.Execution;

/// <summary>Takes subtrees that failed while they were written out of a finished tree.</summary>
internal static class NullPropagation
{
    /// <returns>The value, null, or <see cref="Failed"/> when the type is not nullable.</returns>
    public static object? Apply(object? value, GraphType type, IReadOnlySet<WrittenNodeResult> failed)
    {
        var result = value switch
        {
            WrittenNodeResult node when failed.Contains(node) => Failed.Value,
            ListNodeResult node => Apply(node, failed),
            ObjectNodeResult node => Apply(node, failed),
            _ => value,
        };
        return result is Failed && type is not NonNullType ? null : result;
    }

    /// <returns>The node, or <see cref="Failed"/>.</returns>
    public static object Apply(ObjectNodeResult node, IReadOnlySet<WrittenNodeResult> failed)
    {
        for (var i = 0; i < node.Values.Length; i++)
        {
            node.Values[i] = Apply(node.Values[i], node.Selections[i].Field.Type, failed);
        }

        return Array.IndexOf(node.Values, Failed.Value) >= 0 ? Failed.Value : node;
    }

    private static object Apply(ListNodeResult node, IReadOnlySet<WrittenNodeResult> failed)
    {
        for (var i = 0; i < node.Items.Length; i++)
        {
            node.Items[i] = Apply(node.Items[i], node.ItemType, failed);
        }

        return Array.IndexOf(node.Items, Failed.Value) >= 0 ? Failed.Value : node;
    }
}
