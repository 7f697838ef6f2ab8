using Analytics.Warehouse.Planning;

namespace Analytics.Warehouse.Sql;

/// <summary>Writes the rows of roll-ups as they are, one below the other; a row has no number for the parts of the
/// others.</summary>
internal static class ListedSql
{
    public static string Of(Plan.Listed listed) =>
        string.Join("\nUNION ALL\n", listed.Inputs.Select(one => RowsOf(one, listed)));

    private static string RowsOf(Plan.Scan scan, Plan.Listed listed)
    {
        var keys = listed.Keys.Select(key => $"{ScanSql.KeyOf(key, scan)}::INTEGER");
        var numbers = listed.Parts.Select(part => scan.Numbers.Contains(part)
            ? $"({RollupPartSql.OfRow(part)})::BIGINT AS {part.Name}"
            : "NULL::BIGINT");
        return $"SELECT{DuckDbRenderer.List(keys.Concat(numbers))}\nFROM {ScanSql.Source(scan)}";
    }
}
