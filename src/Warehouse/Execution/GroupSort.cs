using System.Collections.Immutable;
using System.Diagnostics;
using Analytics.Warehouse.Model;
using Analytics.Warehouse.Planning;
using Analytics.Warehouse.Requests;

namespace Analytics.Warehouse.Execution;

/// <summary>Sorts groups by their members and values in memory. Says what the SQL of sorting says in DuckDB, which has
/// to join the tables of members for it.</summary>
/// <param name="dimensions">Members of all dimensions.</param>
/// <param name="grain">Dimensions of the groups.</param>
/// <param name="orders">The order; codes of members and then keys break ties.</param>
/// <param name="cells">How values are made.</param>
internal sealed class GroupSort(
    SnapshotDimensions dimensions, ImmutableArray<Dimension> grain, ImmutableArray<ResolvedOrder> orders, CellMap cells)
{
    private const long First = long.MinValue; // no number of a record is as small or as great
    private const long Last = long.MaxValue;

    /// <summary>The rows of all groups in the order asked.</summary>
    public int[] Of(Numbers numbers) => Of(numbers, [.. Enumerable.Range(0, numbers.Rows)]);

    /// <summary>Some rows in the order asked.</summary>
    /// <param name="numbers">All groups.</param>
    /// <param name="rows">Which of them; sorted in place.</param>
    public int[] Of(Numbers numbers, int[] rows) => new RowSort(
        [
            .. orders.SelectMany(order => ColumnsOf(order, numbers)),
            .. grain.SelectMany(one => Positions(numbers, one, LabelSort.Code, Direction.Ascending)),
            .. grain.Select((_, place) => new Lazy<long[]>(() => KeysOf(numbers.Keys(place)))),
        ],
        rows).Sorted();

    private IEnumerable<Lazy<long[]>> ColumnsOf(ResolvedOrder order, Numbers numbers) => order switch
    {
        ResolvedOrder.ByDimension one => Positions(numbers, one.Dimension, one.By, one.Direction),
        ResolvedOrder.ByMeasure one => [new(() => Values(numbers, one))],
        _ => throw new UnreachableException($"Order {order.GetType().Name} is not told in memory."),
    };

    private long[] Values(Numbers numbers, ResolvedOrder.ByMeasure order)
    {
        var read = FiguresOf(numbers, order);
        var column = new long[numbers.Rows];
        for (var row = 0; row < column.Length; row++)
        {
            var (exact, real) = read(row);
            column[row] = (exact ?? Position(real)) is { } value
                ? Directed(value, order.Direction)
                : order.Nulls == Nulls.First ? First : Last;
        }

        return column;
    }

    /// <summary>The value of each row, or its change: one of both numbers, or none.</summary>
    private Func<int, (long? Exact, double? Real)> FiguresOf(Numbers numbers, ResolvedOrder.ByMeasure order)
    {
        var figures = new FigureReader(numbers);
        var read = figures.Of(cells.Of(order.Measure));
        if (order.On == SortOn.Value || order.Shift is not { } shift)
        {
            return row => read(row) is var figure ? (figure.Exact, figure.Real) : default;
        }

        if (cells.Of(order.Measure, shift) is not { } shifted)
        {
            return _ => default; // nothing to compare with
        }

        var readOther = figures.Of(shifted);
        return order.On == SortOn.Delta
            ? row => Delta(read(row), readOther(row))
            : row => (null, Ratio(Delta(read(row), readOther(row)), readOther(row)));
    }

    private static (long? Exact, double? Real) Delta(CellFigure one, CellFigure other) =>
        (checked(one.Exact - other.Exact), one.Real - other.Real);

    private static double? Ratio((long? Exact, double? Real) delta, CellFigure other) =>
        (other.Exact ?? other.Real) is { } size && size != 0 ? (delta.Exact ?? delta.Real) / Math.Abs(size) : null;

    /// <summary>A number whose order among others is that of the value: the bits of a negative one count
    /// downwards.</summary>
    private static long? Position(double? value)
    {
        if (value is not { } known)
        {
            return null;
        }

        var bits = BitConverter.DoubleToInt64Bits(known + 0.0); // -0 becomes 0
        return bits < 0 ? bits ^ long.MaxValue : bits;
    }

    private static long Directed(long value, Direction direction) => direction == Direction.Descending ? ~value : value;

    private IEnumerable<Lazy<long[]>> Positions(
        Numbers numbers, Dimension dimension, LabelSort by, Direction direction)
    {
        var keys = numbers.Keys(grain.IndexOf(dimension));
        return PositionsOf(dimension, by)
            .Select(position => new Lazy<long[]>(() => Column(keys, position, direction)));
    }

    private IEnumerable<Func<int, long?>> PositionsOf(Dimension dimension, LabelSort by) => dimension.Kind switch
    {
        DimensionKind.Area when by == LabelSort.Name => [key => dimensions.Area(key)?.NameOrder],
        DimensionKind.Area => [key => dimensions.Area(key)?.CodeOrder],
        DimensionKind.Member when by == LabelSort.Name => [key => dimensions.Member(dimension.Name, key)?.NameOrder],
        DimensionKind.Member => [key => dimensions.Member(dimension.Name, key)?.SortOrder],
        DimensionKind.Span =>
            [key => dimensions.Span(key)?.From.DayNumber, key => dimensions.Span(key)?.Until.DayNumber],
        _ => [key => key],
    };

    private static long[] KeysOf(int?[] keys) => Array.ConvertAll(keys, key => key ?? Last);

    /// <summary>Places of members; what has none is last in both directions.</summary>
    private static long[] Column(int?[] keys, Func<int, long?> position, Direction direction)
    {
        var known = new Dictionary<int, long>();
        var column = new long[keys.Length];
        for (var row = 0; row < keys.Length; row++)
        {
            if (keys[row] is not { } key)
            {
                column[row] = Last;
            }
            else if (!known.TryGetValue(key, out column[row]))
            {
                known[key] = column[row] = position(key) is { } place ? Directed(place, direction) : Last;
            }
        }

        return column;
    }
}
