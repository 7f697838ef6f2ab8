using System.Collections.Immutable;
using Analytics.Warehouse.Errors;
using Analytics.Warehouse.Model;
using Analytics.Warehouse.Planning;
using Analytics.Warehouse.Requests;

namespace Analytics.Warehouse.Execution;

/// <summary>Compares the cells of rows with those beside them, and tells where they do not compare.</summary>
internal sealed class Changes(
    ResolvedQuery query, ImmutableArray<Dimension> grain, CellMap cells, Numbers numbers)
{
    private readonly FigureReader _figures = new(numbers);

    public CalculationColumn Of(MeasureColumn column, Calculation.Compare compare)
    {
        var rows = numbers.Rows;
        if (cells.Of(column.Measure) is CellParts.OutOfReach)
        {
            return Empty(compare, rows, CompareNotes.NoValue);
        }

        if (cells.Shifted.GetValueOrDefault(compare.To) is not { } shifted ||
            cells.Of(column.Measure, compare.To) is not { } parts)
        {
            var hasPeriod = compare.To is Shift.Snapshot || Shifting.Of(query, grain, compare.To) is not null;
            return Empty(compare, rows, hasPeriod ? CalculationNotes.OfRowsOnly : CompareNotes.NoPeriod);
        }

        var answer = Empty(compare, rows) with
        {
            Exact = new long?[rows], ShiftedExact = new long?[rows], Shifted = new double?[rows],
            Ratio = new double?[rows],
        };
        var (readOwn, readOther) = (_figures.Of(cells.Of(column.Measure)), _figures.Of(parts));
        var reasons = new CompareReasons(query, grain, shifted.Query, numbers, (column.Measure, parts));
        for (var row = 0; row < rows; row++)
        {
            var other = readOther(row);
            Fill(answer, column, other, row);
            answer.Notes[row] = reasons.Of(column, readOwn(row), other, row);
        }

        return answer;
    }

    private static CalculationColumn Empty(Calculation.Compare compare, int rows, params ImmutableArray<Note> notes) =>
        CalculationColumn.Empty(compare, rows, notes) with
        {
            Exact = new long?[rows], ShiftedExact = new long?[rows], Shifted = new double?[rows],
            Ratio = new double?[rows],
        };

    private static void Fill(CalculationColumn answer, MeasureColumn column, CellFigure other, int row)
    {
        (answer.ShiftedExact[row], answer.Shifted[row]) = (other.Exact, other.Exact ?? other.Real);
        if (!column.HasValue[row] || answer.Shifted[row] is not { } before)
        {
            return;
        }

        if (other.Exact is { } exact)
        {
            answer.Exact[row] = checked(column.Exact[row] - exact);
        }

        answer.Value[row] = answer.Exact[row] ?? column.Real[row] - before;
        answer.Ratio[row] = before == 0 ? null : answer.Value[row] / Math.Abs(before);
    }
}
