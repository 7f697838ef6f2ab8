using System.Collections.Immutable;
using Analytics.Warehouse.Errors;
using Analytics.Warehouse.Model;
using Analytics.Warehouse.Planning;
using Analytics.Warehouse.Requests;

namespace Analytics.Warehouse.Execution;

/// <summary>Makes the columns of an answer from the parts that a statement gave.</summary>
internal sealed class TableReader
{
    private readonly ResolvedQuery _query;
    private readonly ImmutableArray<Dimension> _grain;
    private readonly CellMap _cells;
    private readonly Numbers _numbers;
    private readonly FigureReader _figures;
    private readonly CoverageReader _coverage;
    private readonly CellJudge _judge;
    private readonly CellScope[] _scopes;

    private TableReader(ResolvedQuery query, ImmutableArray<Dimension> grain, CellMap cells, Numbers numbers)
    {
        (_query, _grain, _cells, _numbers) = (query, grain, cells, numbers);
        _figures = new(numbers);
        _coverage = new(query, grain, numbers);
        _judge = new(query, grain);
        var scopes = new CellScope.Reader(query, grain);
        _scopes = query.Detail == CellDetail.Full
            ? [.. Enumerable.Range(0, numbers.Rows).Select(row => scopes.Of(numbers, row))]
            : [];
    }

    /// <summary>Keys and the cells of every measure asked.</summary>
    public static ResultTable Read(ResolvedQuery query, ImmutableArray<Dimension> grain, CellMap cells, Numbers numbers)
    {
        var reader = new TableReader(query, grain, cells, numbers);
        return new(
            numbers.Rows,
            [.. grain.Select((dimension, index) => Keys(dimension, numbers.Keys(index)))],
            [.. query.Asks.Select(reader.Column)]);
    }

    private static KeyColumn Keys(Dimension dimension, int?[] keys) =>
        new(dimension, [.. keys.Select(key => key ?? 0)], [.. keys.Select(key => key is null)]);

    private MeasureColumn Column(ResolvedAsk ask)
    {
        var cell = _cells.Of(ask.Measure);
        var rows = _numbers.Rows;
        var exact = ask.Measure.Unit.Number == NumberKind.Exact;
        var told = _query.Detail == CellDetail.Full ? rows : 0;
        var column = new MeasureColumn
        {
            Ask = ask.Ask,
            Measure = ask.Measure,
            Exact = exact ? new long[rows] : [],
            Real = exact ? [] : new double[rows],
            HasValue = new bool[rows],
            Numerator = new long?[rows],
            Denominator = new long?[rows],
            Records = new long[told],
            Status = new CellStatus[told],
            Coverage = new double?[told],
            Qualifiers = new byte[told],
            Notes = new ImmutableArray<Note>[told],
        };
        var read = _figures.Of(cell);
        var coverage = told > 0 ? _coverage.Of(ask.Measure, cell) : null;
        for (var row = 0; row < rows; row++)
        {
            var figure = read(row);
            FillNumbers(column, figure, row);
            if (told > 0)
            {
                FillStanding(column, cell, figure, coverage?.Invoke(_scopes[row], row), row);
            }
        }

        return column;
    }

    private static void FillNumbers(MeasureColumn column, CellFigure figure, int row)
    {
        column.HasValue[row] = figure.HasValue;
        if (column.Exact.Length > 0)
        {
            column.Exact[row] = figure.Exact ?? 0;
        }
        else
        {
            column.Real[row] = figure.Real ?? 0;
        }

        column.Numerator[row] = figure.Numerator;
        column.Denominator[row] = figure.Denominator;
    }

    private void FillStanding(
        MeasureColumn column, CellParts cell, CellFigure figure, (double Reported, int Expected)? coverage, int row)
    {
        (column.Status[row], column.Notes[row]) = _judge.Judge(column.Measure, cell, figure, _scopes[row], coverage);
        column.Records[row] = figure.Records;
        column.Coverage[row] = column.Status[row] == CellStatus.NotApplicable
            ? null
            : coverage?.Reported / coverage?.Expected;
        column.Qualifiers[row] = figure.Qualifiers;
    }
}
