using Analytics.Warehouse.Requests;

namespace Analytics.Warehouse.Execution;

/// <summary>Where a value stands among the values of its partition.</summary>
internal readonly record struct Standing(int Below, int Equal, int Count)
{
    /// <summary>The standing of every group that has a value and a partition; null for the others.</summary>
    public static Standing?[] Of(CellValues values, Partition?[] partitions)
    {
        var standings = new Standing?[values.Count];
        var sets = Enumerable.Range(0, values.Count).Where(row => values.Has(row) && partitions[row] is not null)
            .GroupBy(row => partitions[row]);
        foreach (var set in sets)
        {
            var rows = set.ToArray();
            values.Sort(rows);
            for (var start = 0; start < rows.Length;)
            {
                var end = start + 1;
                while (end < rows.Length && values.Compare(rows[start], rows[end]) == 0)
                {
                    end++;
                }

                var standing = new Standing(start, end - start, rows.Length);
                for (; start < end; start++)
                {
                    standings[rows[start]] = standing;
                }
            }
        }

        return standings;
    }

    /// <summary>The competition rank: equal values have the best rank of them.</summary>
    public int Rank(Direction direction) => direction == Direction.Ascending ? Below + 1 : Count - Below - Equal + 1;

    /// <summary>Part of the other values that lie below, plus half of the equal ones; null without others.</summary>
    public double? Percentile => Count > 1 ? (Below + ((Equal - 1) / 2.0)) / (Count - 1) : null;
}
