using Analytics.Warehouse.Model;
using Analytics.Warehouse.Planning;
using Analytics.Warehouse.Requests;

namespace Analytics.Warehouse.Execution;

/// <summary>Sorts groups by their members in memory. Says what the SQL of sorting says in DuckDB, which has to join the
/// tables of members for it.</summary>
internal static class MemberSort
{
    private const long Missing = long.MaxValue; // last in both directions

    /// <summary>Whether rows are sorted by their members alone.</summary>
    public static bool Suits(ResolvedQuery query) => query.OrderBy.All(one => one is ResolvedOrder.ByDimension);

    /// <summary>The rows of all groups in the order asked; keys break ties.</summary>
    public static int[] Of(ResolvedQuery query, Numbers numbers)
    {
        var columns = query.OrderBy.OfType<ResolvedOrder.ByDimension>()
            .SelectMany(order => Positions(query, numbers, order.Dimension, order.By, order.Direction))
            .Concat(query.By.SelectMany(one => Positions(query, numbers, one, LabelSort.Code, Direction.Ascending)))
            .Concat(query.By.Select((_, place) => Column(numbers.Keys(place), key => key, Direction.Ascending)))
            .ToArray();
        int[] rows = [.. Enumerable.Range(0, numbers.Rows)];
        Array.Sort(rows, (left, right) => Compare(columns, left, right));
        return rows;
    }

    private static int Compare(long[][] columns, int left, int right)
    {
        foreach (var column in columns)
        {
            if (column[left] != column[right])
            {
                return column[left].CompareTo(column[right]);
            }
        }

        return 0;
    }

    private static IEnumerable<long[]> Positions(
        ResolvedQuery query, Numbers numbers, Dimension dimension, LabelSort by, Direction direction)
    {
        var keys = numbers.Keys(query.By.IndexOf(dimension));
        return PositionsOf(query.Dimensions, dimension, by).Select(position => Column(keys, position, direction));
    }

    private static IEnumerable<Func<int, long?>> PositionsOf(
        SnapshotDimensions dimensions, Dimension dimension, LabelSort by) => dimension.Kind switch
    {
        DimensionKind.Area when by == LabelSort.Name => [key => dimensions.Area(key)?.NameOrder],
        DimensionKind.Area => [key => dimensions.Area(key)?.CodeOrder],
        DimensionKind.Member when by == LabelSort.Name => [key => dimensions.Member(dimension.Name, key)?.NameOrder],
        DimensionKind.Member => [key => dimensions.Member(dimension.Name, key)?.SortOrder],
        DimensionKind.Span =>
            [key => dimensions.Span(key)?.From.DayNumber, key => dimensions.Span(key)?.Until.DayNumber],
        _ => [key => key],
    };

    private static long[] Column(int?[] keys, Func<int, long?> position, Direction direction)
    {
        var known = new Dictionary<int, long>();
        var column = new long[keys.Length];
        for (var row = 0; row < keys.Length; row++)
        {
            if (keys[row] is not { } key)
            {
                column[row] = Missing;
            }
            else if (!known.TryGetValue(key, out column[row]))
            {
                known[key] = column[row] = position(key) is not { } place ? Missing
                    : direction == Direction.Descending ? -place
                    : place;
            }
        }

        return column;
    }
}
