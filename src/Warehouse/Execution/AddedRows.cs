using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Analytics.Warehouse.Planning;

namespace Analytics.Warehouse.Execution;

/// <summary>Adds up listed rows: one row for each group of equal keys, null being equal to null.</summary>
internal static class AddedRows
{
    /// <summary>The groups, in the order in which each was met first.</summary>
    /// <param name="parts">What is added up, by the names of the columns.</param>
    /// <param name="listed">The rows.</param>
    /// <exception cref="OverflowException">A sum does not fit.</exception>
    public static Numbers Of(ImmutableArray<Part> parts, Numbers listed)
    {
        var groups = new Dictionary<int?[], int>(KeyEquality.Instance);
        if (listed.Dimensions == 0)
        {
            groups[[]] = 0; // everything of nothing is one row
        }

        var groupOf = new int[listed.Rows];
        for (var row = 0; row < groupOf.Length; row++)
        {
            ref var group = ref CollectionsMarshal.GetValueRefOrAddDefault(groups, listed.KeysOf(row), out var known);
            groupOf[row] = group = known ? group : groups.Count - 1;
        }

        var keys = new int?[listed.Dimensions][];
        for (var dimension = 0; dimension < keys.Length; dimension++)
        {
            keys[dimension] = [.. groups.Keys.Select(one => one[dimension])];
        }

        var columns = parts.ToDictionary(
            part => part.Name, part => Added(part, listed[part.Name], groupOf, groups.Count), StringComparer.Ordinal);
        return new([.. keys], columns, groups.Count, groups.Count);
    }

    private static long?[] Added(Part part, long?[] numbers, int[] groupOf, int groups)
    {
        var added = new long?[groups];
        added.AsSpan().Fill(Merging.None(part));
        foreach (var (row, group) in groupOf.Index())
        {
            added[group] = Merging.Merge(part, added[group], numbers[row]);
        }

        return added;
    }
}
