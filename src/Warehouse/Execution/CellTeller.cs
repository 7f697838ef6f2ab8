using Analytics.Warehouse.Model;
using Analytics.Warehouse.Planning;
using Analytics.Warehouse.Requests;

namespace Analytics.Warehouse.Execution;

/// <summary>Tells the status, notes and coverage of cells, where they are asked.</summary>
internal sealed class CellTeller
{
    private readonly CoverageReader _coverage;
    private readonly CellJudge _judge;
    private readonly CellScope[] _scopes;

    public CellTeller(ResolvedQuery query, IReadOnlyList<Dimension> grain, Numbers numbers)
    {
        _coverage = new(query, grain, numbers);
        _judge = new(query, grain);
        var scopes = new CellScope.Reader(query, grain);
        _scopes = [.. Enumerable.Range(0, numbers.Rows).Select(row => scopes.Of(numbers, row))];
    }

    /// <summary>Fills in what is told of the figure of each row of a column.</summary>
    public Action<CellFigure, int> Of(MeasureColumn column, CellParts cell)
    {
        var coverage = _coverage.Of(column.Measure, cell);
        return (figure, row) =>
        {
            var told = coverage?.Invoke(_scopes[row], row);
            (column.Status[row], column.Notes[row]) = _judge.Judge(column.Measure, cell, figure, _scopes[row], told);
            column.Records[row] = figure.Records;
            column.Coverage[row] = column.Status[row] == CellStatus.NotApplicable
                ? null
                : told?.Reported / told?.Expected;
            column.Qualifiers[row] = figure.Qualifiers;
        };
    }
}
