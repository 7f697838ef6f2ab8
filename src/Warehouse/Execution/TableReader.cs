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
    private readonly CellMap _cells;
    private readonly Numbers _numbers;
    private readonly FigureReader _figures;
    private readonly CellTeller? _teller;

    private TableReader(ResolvedQuery query, ImmutableArray<Dimension> grain, CellMap cells, Numbers numbers)
    {
        (_query, _cells, _numbers) = (query, cells, numbers);
        _figures = new(numbers);
        _teller = query.Detail == CellDetail.Full ? new(query, grain, numbers) : null;
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
        var told = _teller is null ? 0 : rows;
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
        var tell = _teller?.Of(column, cell);
        for (var row = 0; row < rows; row++)
        {
            var figure = read(row);
            FillNumbers(column, figure, row);
            tell?.Invoke(figure, row);
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
}
