using System.Diagnostics;
using Analytics.Warehouse.Planning;
using Analytics.Warehouse.Requests;

namespace Analytics.Warehouse.Execution;

/// <summary>Tests groups by their values in memory. Says what the SQL of such tests says in DuckDB: a comparison with a
/// missing value does not hold.</summary>
internal sealed class GroupTest(CellMap cells, Numbers numbers)
{
    private readonly FigureReader _figures = new(numbers);

    /// <summary>Whether a test holds for each row.</summary>
    public bool[] Of(RowTest test)
    {
        var holds = Row(test);
        return [.. Enumerable.Range(0, numbers.Rows).Select(holds)];
    }

    private Func<int, bool> Row(RowTest test)
    {
        switch (test)
        {
            case RowTest.All all:
                var every = all.Items.Select(Row).ToArray();
                return row => Array.TrueForAll(every, holds => holds(row));
            case RowTest.Any any:
                var some = any.Items.Select(Row).ToArray();
                return row => Array.Exists(some, holds => holds(row));
            case RowTest.Not not:
                var item = Row(not.Item);
                return row => !item(row);
            case RowTest.Of of:
                var read = _figures.Of(cells.Of(of.Measure));
                return row => Holds(of.Number, read(row));
            default:
                throw new UnreachableException($"Row test {test.GetType().Name} is not told in memory.");
        }
    }

    private static bool Holds(NumberTest test, CellFigure figure) =>
        (test.IsNull is not { } missing || missing != figure.HasValue) &&
        Holds(test.Eq, figure, order => order == 0) &&
        Holds(test.Ne, figure, order => order != 0) &&
        Holds(test.Gt, figure, order => order > 0) &&
        Holds(test.Gte, figure, order => order >= 0) &&
        Holds(test.Lt, figure, order => order < 0) &&
        Holds(test.Lte, figure, order => order <= 0);

    private static bool Holds(decimal? number, CellFigure figure, Func<int, bool> isAsked) =>
        number is not { } known || (Compare(figure, known) is { } order && isAsked(order));

    private static int? Compare(CellFigure figure, decimal number) =>
        figure.Exact is { } exact ? decimal.Compare(exact, number)
        : figure.Real is { } real ? real.CompareTo((double)number)
        : null;
}
