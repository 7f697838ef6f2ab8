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
        _scopes = [.. Enumerable.Range(0, numbers.Rows).Select(row => scopes.Of(numbers, row))];
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
        var column = new MeasureColumn
        {
            Ask = ask.Ask,
            Measure = ask.Measure,
            Exact = exact ? new long[rows] : [],
            Real = exact ? [] : new double[rows],
            HasValue = new bool[rows],
            Numerator = new long?[rows],
            Denominator = new long?[rows],
            Records = new long[rows],
            Status = new CellStatus[rows],
            Coverage = new double?[rows],
            Qualifiers = new byte[rows],
            Notes = new ImmutableArray<Note>[rows],
        };
        var read = _figures.Of(cell);
        var coverage = _coverage.Of(ask.Measure, cell);
        for (var row = 0; row < rows; row++)
        {
            Fill(column, cell, read(row), coverage?.Invoke(_scopes[row], row), row);
        }

        return column;
    }

    private void Fill(
        MeasureColumn column, CellParts cell, CellFigure figure, (double Reported, int Expected)? coverage, int row)
    {
        (column.Status[row], column.Notes[row]) = _judge.Judge(column.Measure, cell, figure, _scopes[row], coverage);
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
        column.Records[row] = figure.Records;
        column.Coverage[row] = column.Status[row] == CellStatus.NotApplicable
            ? null
            : coverage?.Reported / coverage?.Expected;
        column.Qualifiers[row] = figure.Qualifiers;
    }
}
