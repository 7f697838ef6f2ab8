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
                var passes = Figure(of.Number);
                return row => passes(read(row));
            default:
                throw new UnreachableException($"Row test {test.GetType().Name} is not told in memory.");
        }
    }

    private static Predicate<CellFigure> Figure(NumberTest test)
    {
        Predicate<CellFigure>[] tests =
        [
            figure => test.IsNull is not { } missing || missing != figure.HasValue,
            Number(test.Eq, order => order == 0), Number(test.Ne, order => order != 0),
            Number(test.Gt, order => order > 0), Number(test.Gte, order => order >= 0),
            Number(test.Lt, order => order < 0), Number(test.Lte, order => order <= 0),
        ];
        return figure => Array.TrueForAll(tests, holds => holds(figure));
    }

    private static Predicate<CellFigure> Number(decimal? number, Predicate<int> isAsked)
    {
        if (number is not { } known)
        {
            return _ => true;
        }

        var near = NumberTest.RealOf(known);
        return figure =>
            figure.Exact is { } exact ? isAsked(decimal.Compare(exact, known))
            : figure.Real is { } real && isAsked(real.CompareTo(near));
    }
}
