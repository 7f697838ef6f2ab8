using System.Globalization;
using Analytics.Warehouse.Requests;
using Analytics.Warehouse.Tests.Support;

namespace Analytics.Warehouse.Tests.Oracle;

/// <summary>The order of rows: as asked, then by code, missing members last.</summary>
internal sealed class RowOrderOf(AggregationRequest request, RowOracle rows) : IComparer<(string?[] Keys, Dictionary<string, Expected> Cells)>
{
    public int Compare((string?[] Keys, Dictionary<string, Expected> Cells) left, (string?[] Keys, Dictionary<string, Expected> Cells) right)
    {
        foreach (var order in request.OrderBy)
        {
            var compared = order switch
            {
                RowOrder.ByMeasure one => Numbers(Number(one, left), Number(one, right), one),
                RowOrder.ByDimension one => Member(one.Dimension, left, right, one.By, one.Direction),
                _ => 0,
            };
            if (compared != 0)
            {
                return compared;
            }
        }

        return request.By.Select(dimension => Member(dimension, left, right, LabelSort.Code, Direction.Ascending))
            .FirstOrDefault(compared => compared != 0);
    }

    private double? Number(RowOrder.ByMeasure order, (string?[] Keys, Dictionary<string, Expected> Cells) row)
    {
        var value = row.Cells[order.Measure].Number;
        if (order.On == SortOn.Value)
        {
            return value;
        }

        var other = !rows.Applies(order.Measure) ? null : rows.Others.Of(order.Measure, order.Shift!, row.Keys);
        return order.On == SortOn.Delta ? value - other : CompareOracle.Ratio(value, other);
    }

    private static int Numbers(double? left, double? right, RowOrder.ByMeasure order)
    {
        if (left is null || right is null)
        {
            var first = order.Nulls == Nulls.First ? -1 : 1;
            return left is null ? right is null ? 0 : first : -first;
        }

        return left.Value.CompareTo(right.Value) * (order.Direction == Direction.Descending ? -1 : 1);
    }

    private int Member(
        string dimension, (string?[] Keys, Dictionary<string, Expected> Cells) left, (string?[] Keys, Dictionary<string, Expected> Cells) right,
        LabelSort by, Direction direction)
    {
        var (one, other) = (left.Keys[request.By.IndexOf(dimension)], right.Keys[request.By.IndexOf(dimension)]);
        if (one is null || other is null)
        {
            return one is null ? other is null ? 0 : 1 : -1;
        }

        return string.CompareOrdinal(Rank(dimension, one, by), Rank(dimension, other, by)) * (direction == Direction.Descending ? -1 : 1);
    }

    private static string Rank(string dimension, string key, LabelSort by)
    {
        var place = Array.FindIndex(World.Places, one => one.Identity == key);
        if (place >= 0)
        {
            return (by == LabelSort.Name ? Array.IndexOf(World.ByName, World.Places[place]) : place).ToString("000", CultureInfo.InvariantCulture);
        }

        var list = dimension switch
        {
            "programme" => [.. World.Programmes.Select(one => one.Code)],
            "project" => World.Projects,
            "subProject" => World.SubProjects,
            _ => World.Lists.GetValueOrDefault(dimension, []),
        };
        var index = Array.IndexOf(list, key);
        return index < 0 ? key : (by == LabelSort.Name ? 500 - index : index).ToString("000", CultureInfo.InvariantCulture);
    }
}
