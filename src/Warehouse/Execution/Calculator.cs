using System.Collections.Immutable;
using System.Diagnostics;
using Analytics.Warehouse.Errors;
using Analytics.Warehouse.Model;
using Analytics.Warehouse.Planning;
using Analytics.Warehouse.Requests;

namespace Analytics.Warehouse.Execution;

/// <summary>Answers the calculations about the cells of a page, over all groups that the filters leave.</summary>
internal sealed class Calculator
{
    private readonly ResolvedQuery _query;
    private readonly WholeResult? _whole;
    private readonly Shares _shares;
    private readonly Dictionary<(string, Within), Standing?[]> _standings = [];
    private readonly Dictionary<(string, Reset), long?[]> _sums = [];

    /// <param name="query">The question.</param>
    /// <param name="whole">All groups; null where no calculation needs them.</param>
    /// <param name="read">Gives the numbers of totals.</param>
    public Calculator(ResolvedQuery query, WholeResult? whole, Func<CellPlan, Numbers> read)
    {
        (_query, _whole) = (query, whole);
        _shares = new(query, read);
    }

    private Groups Groups => _whole?.Groups ?? throw new UnreachableException("Calculations need all groups.");

    /// <summary>The rows of a page with their calculations.</summary>
    public ResultTable OfRows(ResultTable table, CellMap cells, Numbers page) => With(
        table, (column, calculation) => calculation switch
    {
        Calculation.Share share => _shares.OfRows(column, share, page),
        Calculation.Rank rank => OfStanding(column, rank, rank.Within, page, one => one.Rank(rank.Direction)),
        Calculation.Percentile percentile =>
            OfStanding(column, percentile, percentile.Within, page, one => one.Percentile),
        Calculation.Running running => OfSums(column, running, page),
        Calculation.Compare compare => new Changes(_query, _query.By, cells, page).Of(column, compare),
        _ => throw new UnreachableException($"{calculation.GetType().Name} is refused."),
    });

    /// <summary>A total or rest with its calculations.</summary>
    public ResultTable OfOne(ResultTable table, CellMap cells, Numbers one) => With(
        table, (column, calculation) => calculation switch
    {
        Calculation.Compare compare => new Changes(_query, [], cells, one).Of(column, compare),
        Calculation.Share { Of: Within.All } share => _shares.OfOne(column, share),
        _ => CalculationColumn.Empty(calculation, table.RowCount, CalculationNotes.OfRowsOnly),
    });

    private static ResultTable With(ResultTable table, Func<MeasureColumn, Calculation, CalculationColumn> answer) =>
        table with
        {
            Measures = [.. table.Measures.Select(column => column.Ask.Calculations.IsEmpty ? column : column with
            {
                Calculations = [.. column.Ask.Calculations.Distinct().Select(one => answer(column, one))],
            })],
        };

    private CalculationColumn OfStanding(
        MeasureColumn column, Calculation calculation, Within within, Numbers page, Func<Standing, double?> read)
    {
        var standings = StandingsOf(column.Measure, within);
        var answer = CalculationColumn.Empty(calculation, page.Rows);
        var reader = new PartitionReader(_query, within);
        for (var row = 0; row < page.Rows; row++)
        {
            var standing = standings[page.TakenFrom(row)];
            answer.Value[row] = standing is { } known ? read(known) : null;
            if (column.HasValue[row] && answer.Value[row] is null)
            {
                answer.Notes[row] =
                [
                    reader.Of(page, row) is null
                        ? CalculationNotes.PartitionUnknown
                        : CalculationNotes.AloneInPartition,
                ];
            }
        }

        return answer;
    }

    private CalculationColumn OfSums(MeasureColumn column, Calculation.Running running, Numbers page)
    {
        if (!RunningSums.Adds(column.Measure))
        {
            return CalculationColumn.Empty(running, page.Rows, CalculationNotes.RunningOfStock);
        }

        var sums = SumsOf(column.Measure, running.Reset);
        var dated = new RunningSums(_query, Groups);
        var answer = CalculationColumn.Empty(running, page.Rows) with { Exact = new long?[page.Rows] };
        for (var row = 0; row < page.Rows; row++)
        {
            var place = page.TakenFrom(row); // a page that needs all groups is taken from them
            (answer.Exact[row], answer.Value[row]) = (sums[place], sums[place]);
            answer.Notes[row] = dated.IsDated(place) ? [] : [CalculationNotes.RunningUndated];
        }

        return answer;
    }

    private Standing?[] StandingsOf(Measure measure, Within within)
    {
        if (!_standings.TryGetValue((measure.Name, within), out var standings))
        {
            var reader = new PartitionReader(_query, within);
            var numbers = Groups.Numbers;
            standings = Standing.Of(
                Groups.ValuesOf(measure),
                [.. Enumerable.Range(0, numbers.Rows).Select(row => reader.Of(numbers, row))]);
            _standings[(measure.Name, within)] = standings;
        }

        return standings;
    }

    private long?[] SumsOf(Measure measure, Reset reset)
    {
        if (!_sums.TryGetValue((measure.Name, reset), out var sums))
        {
            _sums[(measure.Name, reset)] = sums = new RunningSums(_query, Groups).Of(measure, reset);
        }

        return sums;
    }
}
