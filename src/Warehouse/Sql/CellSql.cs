using System.Diagnostics;
using Analytics.Warehouse.Planning;

namespace Analytics.Warehouse.Sql;

/// <summary>Writes the value of a cell as an expression over its parts, for tests and sorting of rows.</summary>
internal static class CellSql
{
    public static string Of(CellParts cell) => cell switch
    {
        CellParts.OutOfReach => "NULL::BIGINT",
        CellParts.Amount amount => amount.Value == amount.Rows ? $"nullif({amount.Value}, 0)" : amount.Value,
        CellParts.Mix mix => Mix(mix),
        CellParts.Quotient quotient => Divided(Of(quotient.Over), Of(quotient.Under)),
        CellParts.Pair pair => Pair(pair),
        CellParts.Members members => Members(members),
        CellParts.Open open => $"nullif({open.Opened.Rows}, 0) - {open.Closed}",
        CellParts.ClosedShare share => Divided(share.Closed, share.Opened.Value),
        _ => throw new UnreachableException($"Cell {cell.GetType().Name} has no SQL."),
    };

    /// <summary>Whether the value is a DOUBLE; else it is a BIGINT.</summary>
    public static bool IsReal(CellParts cell) =>
        cell is CellParts.Quotient or CellParts.Pair or CellParts.ClosedShare;

    private static string Mix(CellParts.Mix mix)
    {
        var all = mix.Plus.Concat(mix.Minus).Select(Of).ToList();
        var plus = string.Join(" + ", mix.Plus.Select(one => $"coalesce({Of(one)}, 0)"));
        var minus = string.Concat(mix.Minus.Select(one => $" - coalesce({Of(one)}, 0)"));
        return $"CASE WHEN coalesce({string.Join(", ", all)}) IS NOT NULL THEN {plus}{minus} END";
    }

    /// <summary>A count of different members is zero, not null, where there are none; the records tell whether it is
    /// known.</summary>
    private static string Members(CellParts.Members members) =>
        $"CASE WHEN {members.Named.Rows} > 0 OR {members.Unnamed.Known} > 0 " +
        $"THEN coalesce({members.Named.Value}, 0) + coalesce({members.Unnamed.Value}, 0) END";

    private static string Divided(string over, string under) =>
        $"CASE WHEN ({under}) <> 0 THEN ({over})::DOUBLE / ({under})::DOUBLE END";

    private static string Pair(CellParts.Pair pair) => pair.Published is { } published
        ? $"CASE WHEN {pair.Both} > 0 THEN {Divided(pair.Over, pair.Under)} " +
          $"WHEN {pair.Rows} = 1 THEN {published}::DOUBLE / 1000000 END"
        : Divided(pair.Over, pair.Under);
}
