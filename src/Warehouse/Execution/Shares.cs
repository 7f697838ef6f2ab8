using System.Collections.Immutable;
using Analytics.Warehouse.Errors;
using Analytics.Warehouse.Model;
using Analytics.Warehouse.Planning;
using Analytics.Warehouse.Requests;

namespace Analytics.Warehouse.Execution;

/// <summary>Divides values by the total of all groups or of their partition, recomputed from the records.</summary>
internal sealed class Shares(ResolvedQuery query, Func<CellPlan, Numbers> read)
{
    private readonly Dictionary<Within, Groups> _totals = [];

    /// <summary>Shares of the rows of a page.</summary>
    public CalculationColumn OfRows(MeasureColumn column, Calculation.Share share, Numbers page)
    {
        var partitions = new PartitionReader(query, share.Of);
        return Of(column, share, row => partitions.Of(page, row));
    }

    /// <summary>The share that a total or rest has of the total.</summary>
    public CalculationColumn OfOne(MeasureColumn column, Calculation.Share share) =>
        Of(column, share, _ => new Partition(null));

    private CalculationColumn Of(MeasureColumn column, Calculation.Share share, Func<int, Partition?> partitionOf)
    {
        var rows = column.HasValue.Length;
        if (column.Measure.Unit.Number == NumberKind.Real)
        {
            return CalculationColumn.Empty(share, rows, CalculationNotes.ShareOfRate);
        }

        var answer = CalculationColumn.Empty(share, rows);
        var totals = TotalsOf(share.Of);
        var values = totals.ValuesOf(column.Measure);
        for (var row = 0; row < rows; row++)
        {
            if (column.HasValue[row])
            {
                (answer.Value[row], answer.Notes[row]) =
                    Divided(column.Exact[row], partitionOf(row), share.Of, totals, values);
            }
        }

        return answer;
    }

    private static (double? Share, ImmutableArray<Note> Notes) Divided(
        long value, Partition? partition, Within of, Groups totals, CellValues values)
    {
        if (partition is not { } known)
        {
            return (null, [CalculationNotes.PartitionUnknown]);
        }

        var total = totals.Find(of == Within.All ? [] : [known.Key]) is { } place ? values.Exact(place) : null;
        return total is null or 0 ? (null, [CalculationNotes.ShareWithoutTotal]) : ((double)value / total, []);
    }

    private Groups TotalsOf(Within of)
    {
        if (!_totals.TryGetValue(of, out var totals))
        {
            var dimension = Partitions.DimensionOf(of) is { } name ? query.Model.FindDimension(name) : null;
            var plan = Planner.Partitions(query, dimension is null ? [] : [dimension]);
            _totals[of] = totals = Groups.Of(plan.Cells, read(plan));
        }

        return totals;
    }
}
