using System.Text;
using Analytics.Warehouse.Model;
using Analytics.Warehouse.Planning;
using Analytics.Warehouse.Requests;

namespace Analytics.Warehouse.Sql;

/// <summary>Writes sort orders; member tables are joined after aggregation, and keys break ties.</summary>
internal static class SortSql
{
    public static (string Joins, string OrderBy) Of(Plan.Sort sort)
    {
        var joins = new StringBuilder();
        foreach (var key in sort.Keys)
        {
            joins.Append(Join(key));
        }

        var orders = sort.Orders.SelectMany(order => Order(order, sort.Cells))
            .Concat(sort.Keys.SelectMany(key => Label(key, LabelSort.Code, Direction.Ascending)))
            .Concat(sort.Keys.Select(key => $"{KeySql.Name(key)} NULLS LAST"))
            .Distinct().ToList();
        return (joins.ToString(), orders.Count == 0 ? "" : $"\nORDER BY {string.Join(", ", orders)}");
    }

    private static IEnumerable<string> Order(ResolvedOrder order, CellMap cells) => order switch
    {
        ResolvedOrder.ByDimension one => Label(one.Dimension, one.By, one.Direction),
        ResolvedOrder.ByMeasure one =>
            [
                $"{Number(one, cells)} {Word(one.Direction)} NULLS "
                    + $"{(one.Nulls == Nulls.First ? "FIRST" : "LAST")}"],
        _ => throw new System.Diagnostics.UnreachableException($"Order {order.GetType().Name} has no SQL."),
    };

    private static string Number(ResolvedOrder.ByMeasure order, CellMap cells)
    {
        var value = CellSql.Of(cells.Of(order.Measure));
        if (order.On == SortOn.Value || order.Shift is not { } shift)
        {
            return value;
        }

        if (cells.Of(order.Measure, shift) is not { } parts)
        {
            return "NULL::BIGINT";
        }

        var (other, delta) = (CellSql.Of(parts), $"(({value}) - ({CellSql.Of(parts)}))");
        return order.On == SortOn.Delta
            ? delta
            : $"CASE WHEN ({other}) <> 0 THEN {delta}::DOUBLE / abs({other})::DOUBLE END";
    }

    private static string Join(Dimension key)
    {
        var (name, alias) = (KeySql.Name(key), Alias(key));
        return key.Kind switch
        {
            DimensionKind.Area => $"\nLEFT JOIN area AS {alias} ON {alias}.area_key = {name}",
            DimensionKind.Member =>
                $"\nLEFT JOIN member AS {alias} ON {alias}.dimension = '{key.Name}' AND {alias}.member_key = {name}",
            DimensionKind.Span => $"\nLEFT JOIN span AS {alias} ON {alias}.span_key = {name}",
            _ => "",
        };
    }

    private static IEnumerable<string> Label(Dimension key, LabelSort by, Direction direction)
    {
        var alias = Alias(key);
        IEnumerable<string> columns = key.Kind switch
        {
            DimensionKind.Area => [alias + (by == LabelSort.Name ? ".name_order" : ".code_order")],
            DimensionKind.Member => [alias + (by == LabelSort.Name ? ".name_order" : ".sort_order")],
            DimensionKind.Span => [alias + ".from_on", alias + ".until_on"],
            _ => [KeySql.Name(key)],
        };
        return columns.Select(column => $"{column}{(direction == Direction.Descending ? " DESC" : "")} NULLS LAST");
    }

    private static string Alias(Dimension key) => "m_" + key.Name;

    private static string Word(Direction direction) => direction == Direction.Ascending ? "ASC" : "DESC";
}
