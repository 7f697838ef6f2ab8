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
        RowTest.Of of => Comparisons($"({CellSql.Of(cells.Of(of.Measure))})", of.Number),
        _ => throw new UnreachableException($"Row test {test.GetType().Name} has no SQL."),
    };

    private static string Comparisons(string value, NumberTest number)
    {
        var tests = new List<string>();
        Add(tests, value, "=", number.Eq);
        Add(tests, value, "<>", number.Ne);
        Add(tests, value, ">", number.Gt);
        Add(tests, value, ">=", number.Gte);
        Add(tests, value, "<", number.Lt);
        Add(tests, value, "<=", number.Lte);
        if (number.IsNull is { } missing)
        {
            tests.Add($"{value} IS {(missing ? "" : "NOT ")}NULL");
        }

        return tests.Count == 0 ? "TRUE" : $"({string.Join(" AND ", tests)})";
    }

    private static void Add(List<string> tests, string value, string comparison, decimal? number)
    {
        if (number is { } known)
        {
            tests.Add($"{value} {comparison} {Literal.Of(known)}");
        }
    }
}
