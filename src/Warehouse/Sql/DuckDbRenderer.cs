using System.Collections.Immutable;
using System.Diagnostics;
using System.Text;
using Analytics.Warehouse.Model;
using Analytics.Warehouse.Planning;
using Analytics.Warehouse.Requests;

namespace Analytics.Warehouse.Sql;

/// <summary>Says a plan in DuckDB's SQL; with its neighbours in this folder the only place that writes SQL.
/// Pure.</summary>
public static class DuckDbRenderer
{
    /// <summary>Writes a plan as one statement.</summary>
    public static SqlStatement Render(Plan plan)
    {
        var numbers = NumbersOf(plan);
        var counting = plan is Plan.Count ? Counting.None
            : MarkOf(plan) is null ? Counting.LastColumn
            : Counting.KeptRows;
        var last = MarkOf(plan) is { } mark
            ? $"({RowTestSql.Of(mark.Test, mark.Cells)}) IS TRUE"
            : "count(*) OVER ()";
        var select = plan switch
        {
            Plan.Count count => $"SELECT count(*)\nFROM cells{Where(count.Input)}",
            _ => $"SELECT{List(plan.Keys.Select(key => KeySql.Name(key) + "::INTEGER")
                .Concat(numbers).Append(last))}\n{From(plan)}",
        };
        var tables = Tables(Source(plan), "cells").ToList();
        var with = tables.Count == 0
            ? ""
            : $"WITH {string.Join(",\n", tables.Select(one => $"{one.Name} AS (\n{Indent(one.Sql)}\n)"))}\n";
        return new(with + select, plan.Keys, numbers, counting);
    }

    private static ImmutableArray<string> NumbersOf(Plan plan) => [.. Source(plan).Parts.Select(part => part.Name)];

    private static Plan Source(Plan plan) => plan switch
    {
        Plan.Keep keep => Source(keep.Input),
        Plan.Mark mark => Source(mark.Input),
        Plan.Sort sort => Source(sort.Input),
        Plan.Page page => Source(page.Input),
        Plan.Count count => Source(count.Input),
        _ => plan,
    };

    private static Plan.Mark? MarkOf(Plan plan) => plan switch
    {
        Plan.Mark mark => mark,
        Plan.Sort sort => MarkOf(sort.Input),
        Plan.Page page => MarkOf(page.Input),
        _ => null,
    };

    private static IEnumerable<(string Name, string Sql)> Tables(Plan source, string name) => source switch
    {
        Plan.Combine combine =>
            [.. combine.Inputs.Select(input => (NameOf(input), Input(input))), (name, CombineSql.Of(combine))],
        Plan.Apart apart =>
            [.. Tables(apart.Input, name + "_together"), (name, TogetherSql.Apart(apart, name + "_together"))],
        Plan.Compare compare =>
        [
            .. Tables(compare.Input, CompareSql.Own),
            .. compare.Others.SelectMany((other, place) => Tables(other.Input, CompareSql.NameOf(place))),
            (name, CompareSql.Of(compare)),
        ],
        _ => [(name, Aggregation(source))],
    };

    /// <summary>Name of the table that an input of a combination becomes.</summary>
    internal static string NameOf(Plan input) => input switch
    {
        Plan.Scan scan => scan.Label + "_scan",
        Plan.RollupRows rows => NameOf(rows.Of),
        Plan.Grid => "grid",
        _ => throw new UnreachableException($"Plan step {input.GetType().Name} is not combined."),
    };

    private static string Input(Plan input) =>
        input is Plan.Scan scan ? ScanSql.InCombination(scan) : Aggregation(input);

    private static string Aggregation(Plan plan) => plan switch
    {
        Plan.Scan scan => ScanSql.Of(scan),
        Plan.RollupRows rows => ScanSql.RowsOf(rows.Of),
        Plan.Grid grid => GridSql(grid),
        Plan.Known known => KnownSql.Of(known),
        _ => throw new UnreachableException($"Plan step {plan.GetType().Name} has no aggregation."),
    };

    private static string GridSql(Plan.Grid grid)
    {
        var names = string.Join(", ", grid.Grain.Select(KeySql.Name));
        return grid.Rows.IsEmpty
            ? $"SELECT {NullKeys(grid.Grain)} WHERE FALSE"
            : $"SELECT * FROM (VALUES {string.Join(", ", grid.Rows.Select(Tuple))}) AS members({names})";
    }

    /// <summary>The keys of a grain in a table without rows.</summary>
    internal static string NullKeys(IEnumerable<Dimension> grain) =>
        string.Join(", ", grain.Select(key => $"NULL::INTEGER AS {KeySql.Name(key)}"));

    internal static string Tuple(GroupKeys keys) => $"({string.Join(", ", keys.Keys.Select(Literal.Of))})";

    private static string From(Plan plan)
    {
        var text = new StringBuilder("FROM cells");
        switch (plan)
        {
            case Plan.Page page:
                text.Clear().Append(From(page.Input)).Append($"\nLIMIT {Literal.Of(page.First)}");
                return page.Offset == 0
                    ? text.ToString()
                    : text.Append($" OFFSET {Literal.Of(page.Offset)}").ToString();
            case Plan.Sort sort:
                var order = SortSql.Of(sort);
                return $"FROM cells{order.Joins}{Where(sort.Input)}{order.OrderBy}";
            default:
                return text.Append(Where(plan)).ToString();
        }
    }

    private static string Where(Plan plan) => plan switch
    {
        Plan.Keep keep => $"\nWHERE {RowTestSql.Of(keep.Test, keep.Cells)}",
        Plan.Sort sort => Where(sort.Input),
        Plan.Page page => Where(page.Input),
        _ => "",
    };

    internal static string List(IEnumerable<string> items) => "\n  " + string.Join(",\n  ", items);

    private static string Indent(string text) => "  " + text.Replace("\n", "\n  ");
}
