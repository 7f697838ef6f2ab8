using System.Diagnostics;
using Analytics.Warehouse.Planning;

namespace Analytics.Warehouse.Sql;

/// <summary>Writes how numbers of a part, each of some of a group's records, become the number of the group.</summary>
internal static class MergeSql
{
    /// <param name="part">The part.</param>
    /// <param name="number">The column, or an expression, of the numbers.</param>
    /// <param name="test">Which of them count; empty when all do.</param>
    public static string Of(Part part, string number, string test = "")
    {
        var filter = test.Length == 0 ? "" : $" FILTER (WHERE {test})";
        return part.Merge switch
        {
            Merge.Add when part.Value is
                PartValue.Rows or PartValue.Together or PartValue.Known or PartValue.KnownBoth =>
                $"coalesce(sum({number}){filter}, 0)::BIGINT",
            Merge.Add => $"(sum({number}){filter})::BIGINT",
            Merge.Or => $"(bit_or({number}){filter})::BIGINT",
            Merge.Least => $"(min({number}){filter})::BIGINT",
            Merge.Greatest => $"(max({number}){filter})::BIGINT",
            _ => throw new UnreachableException($"Merge {part.Merge} has no SQL."),
        };
    }
}
