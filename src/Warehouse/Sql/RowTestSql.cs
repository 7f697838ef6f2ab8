using System.Diagnostics;
using Analytics.Warehouse.Planning;
using Analytics.Warehouse.Requests;

namespace Analytics.Warehouse.Sql;

/// <summary>Writes tests of rows by their values. A comparison with a missing value does not hold.</summary>
internal static class RowTestSql
{
    public static string Of(RowTest test, CellMap cells) => test switch
    {
        RowTest.All all =>
            all.Items.IsEmpty ? "TRUE" : $"({string.Join(" AND ", all.Items.Select(one => Of(one, cells)))})",
        RowTest.Any any =>
            any.Items.IsEmpty ? "FALSE" : $"({string.Join(" OR ", any.Items.Select(one => Of(one, cells)))})",
        RowTest.Not not => $"({Of(not.Item, cells)}) IS NOT TRUE",
        RowTest.Of of => Comparisons(cells.Of(of.Measure), of.Number),
        _ => throw new UnreachableException($"Row test {test.GetType().Name} has no SQL."),
    };

    private static string Comparisons(CellParts cell, NumberTest number)
    {
        var value = $"({CellSql.Of(cell)})";
        Func<decimal, string> literal = CellSql.IsReal(cell) ? Real : Exact;
        IEnumerable<(string Sign, decimal? Number)> asked =
        [
            ("=", number.Eq), ("<>", number.Ne), (">", number.Gt), (">=", number.Gte), ("<", number.Lt),
            ("<=", number.Lte),
        ];
        var tests = asked.Where(one => one.Number is not null)
            .Select(one => $"{value} {one.Sign} {literal(one.Number ?? 0)}").ToList(); // none is null here
        if (number.IsNull is { } missing)
        {
            tests.Add($"{value} IS {(missing ? "" : "NOT ")}NULL");
        }

        return tests.Count == 0 ? "TRUE" : $"({string.Join(" AND ", tests)})";
    }

    private static string Real(decimal number) => Literal.Of(NumberTest.RealOf(number));

    /// <summary>A whole number compares with all fractions between two others alike; one of many digits would leave no
    /// room for it in a DECIMAL.</summary>
    private static string Exact(decimal number) => Literal.Of(
        decimal.IsInteger(number) ? decimal.Truncate(number) : decimal.Floor(number) + 0.5m);
}
