using Analytics.Warehouse.Model;
using Analytics.Warehouse.Planning;

namespace Analytics.Warehouse.Execution;

/// <summary>The values of one measure, one a group, exact where the measure is.</summary>
internal sealed class CellValues(long?[] exact, double?[] real, NumberKind kind)
{
    public int Count { get; } = exact.Length;

    public NumberKind Kind { get; } = kind;

    public static CellValues Of(Numbers numbers, CellParts cell, Measure measure)
    {
        var read = new FigureReader(numbers).Of(cell);
        var (exact, real) = (new long?[numbers.Rows], new double?[numbers.Rows]);
        for (var row = 0; row < numbers.Rows; row++)
        {
            var figure = read(row);
            (exact[row], real[row]) = (figure.Exact, figure.Real);
        }

        return new(exact, real, measure.Unit.Number);
    }

    public long? Exact(int row) => exact[row];

    public double? Real(int row) => exact[row] ?? real[row];

    public bool Has(int row) => exact[row] is not null || real[row] is not null;

    /// <summary>Sorts rows that have values, the least first.</summary>
    public void Sort(int[] rows)
    {
        if (Kind == NumberKind.Exact)
        {
            Array.Sort(Array.ConvertAll(rows, row => exact[row] ?? 0), rows);
        }
        else
        {
            Array.Sort(Array.ConvertAll(rows, row => real[row] ?? 0), rows);
        }
    }

    /// <summary>Compares two values that are there.</summary>
    public int Compare(int left, int right) => exact[left] is { } one && exact[right] is { } other
        ? one.CompareTo(other)
        : Nullable.Compare(real[left], real[right]);
}
