using System.Collections.Immutable;
using System.Diagnostics;
using Analytics.Graph.Engine.Execution;
using Analytics.Warehouse.Errors;
using Analytics.Warehouse.Model;
using Analytics.Warehouse.Requests;

namespace Analytics.Graph.Fields;

/// <summary>Reads sort orders, of the rows of a breakdown and of the flat table.</summary>
internal static class OrderReader
{
    /// <summary>The orders of an <c>orderBy</c> argument; each entry has exactly one member.</summary>
    public static ImmutableArray<RowOrder> Read(SemanticModel model, ImmutableArray<InputObject> orders) =>
        [.. orders.Select(order => ReadOne(model, order))];

    /// <summary>The orders of a flat table: <c>name</c>, <c>name asc</c>, <c>name desc</c> or <c>-name</c>.</summary>
    /// <param name="model">Tells measures from dimensions.</param>
    /// <param name="texts">As the caller wrote them.</param>
    /// <param name="problems">Gets QUERY_BAD_ORDER for what cannot be read.</param>
    public static ImmutableArray<RowOrder> Read(
        SemanticModel model, ImmutableArray<string> texts, List<AnalyticsError> problems)
    {
        var orders = ImmutableArray.CreateBuilder<RowOrder>();
        foreach (var text in texts)
        {
            if (ReadText(model, text) is { } order)
            {
                orders.Add(order);
            }
            else
            {
                problems.Add(FieldErrors.UnknownOrder(text));
            }
        }

        return orders.ToImmutable();
    }

    /// <summary>What a number is compared with.</summary>
    public static Shift ReadShift(InputObject shift)
    {
        var (name, value) = shift.Entries.Single(entry => entry.Value is not null); // @oneOf
        return (name, value) switch
        {
            ("previous", int steps) => new Shift.Previous(steps),
            ("yearsBack", int years) => new Shift.YearsBack(years),
            ("period", string code) => new Shift.Period(code),
            ("snapshot", string id) => new Shift.Snapshot(id),
            _ => throw new UnreachableException($"No shift is called {name}."),
        };
    }

    private static RowOrder ReadOne(SemanticModel model, InputObject order)
    {
        var (name, value) = order.Entries.Single(entry => entry.Value is not null); // @oneOf
        var sort = (InputObject)value!; // both kinds of sort are input objects
        return model.FindDimension(name) is null
            ? new RowOrder.ByMeasure(
                name,
                Words.Direction(sort.Get<string>("direction") ?? "DESC"),
                Words.SortOn(sort.Get<string>("on") ?? "VALUE"),
                sort.Get<InputObject>("shift") is { } shift ? ReadShift(shift) : null,
                Words.Nulls(sort.Get<string>("nulls") ?? "LAST"))
            : new RowOrder.ByDimension(
                name, Words.Direction(sort.Get<string>("direction") ?? "ASC"),
                Words.LabelSort(sort.Get<string>("by") ?? "CODE"));
    }

    private static RowOrder? ReadText(SemanticModel model, string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Direction? direction = words switch
        {
            [['-', ..]] => Direction.Descending,
            [_] => null,
            [_, var word] when word.Equals("asc", StringComparison.OrdinalIgnoreCase) => Direction.Ascending,
            [_, var word] when word.Equals("desc", StringComparison.OrdinalIgnoreCase) => Direction.Descending,
            _ => null,
        };
        var isBad = words.Length is 0 or > 2 || (words.Length == 2 && (direction is null || words[0][0] == '-'));
        if (isBad || words[0].StartsWith("--", StringComparison.Ordinal))
        {
            return null;
        }

        var name = words[0].TrimStart('-');
        return model.FindDimension(name) is not null
            ? new RowOrder.ByDimension(name, direction ?? Direction.Ascending)
            : new RowOrder.ByMeasure(name, direction ?? Direction.Descending); // the warehouse refuses an unknown one
    }
}
