using System.Collections.Immutable;
using System.Globalization;
using Analytics.Loader.Extract;
using Analytics.Loader.Stage;
using Analytics.Warehouse.Errors;
using Analytics.Warehouse.Snapshots;

namespace Analytics.Loader.Verify;

/// <summary>Tells which records could not be loaded and how much they hold. Few are left out with a warning, many
/// forbid publishing.</summary>
public static class RejectedCheck
{
    private static readonly ImmutableHashSet<string> Money = ["amount", "cost", "capital_recovered"];

    /// <summary>Looks at <c>rejected_record</c>.</summary>
    public static VerifyFinding? Check(StagedWarehouse staged, StagedTotals totals, VerifyOptions options)
    {
        var tables = staged.Query(
            "SELECT table_name, count(*) FROM rejected_record GROUP BY 1 ORDER BY 1",
            row => (Table: row.GetString(0), Count: row.GetInt64(1)));
        if (tables.Count == 0)
        {
            return null;
        }

        var tooMany = tables.Any(one => one.Count > Allowed(staged, one.Table, one.Count, options));
        var money = totals.OfRejected.Sum(table => table.Value.Sum(line => MoneyOf(table.Key, line)));
        return new VerifyFinding(
            "VERIFY_REJECTED", tooMany ? VerifySeverity.Block : VerifySeverity.Warn,
            What(money),
            "Add the missing codes or places to the operational database, or correct the records; the next load takes"
                + " them in. rejected_record of the snapshot lists them all.",
            tables.Sum(one => one.Count),
            [.. Examples(staged, options.Examples)]);
    }

    /// <summary>What the rejected records hold, by table, column and year, for the manifest.</summary>
    public static IEnumerable<ControlTotal> Totals(StagedTotals totals) =>
        totals.OfRejected.OrderBy(table => table.Key, StringComparer.Ordinal).SelectMany(table => table.Value
            .GroupBy(line => line.Year).OrderBy(year => year.Key)
            .SelectMany(year => OfYear(table.Key, year.Key, [.. year])));

    private static IEnumerable<ControlTotal> OfYear(string table, int? year, IReadOnlyList<TotalLine> lines)
    {
        yield return new(table, "rejected", year, lines.Sum(line => line.Rows));
        foreach (var (index, column) in SourceTotals.Columns[table].Index())
        {
            yield return new(table, $"rejected.{column}", year, lines.Sum(line => line.Sums()[index] ?? 0));
        }
    }

    private static double Allowed(StagedWarehouse staged, string table, long rejected, VerifyOptions options)
    {
        var loaded = staged.Query($"SELECT count(*) FROM {table}", row => row.GetInt64(0))[0];
        return options.MaxRejectedShare == 0
            ? 0
            : Math.Max(options.MaxRejectedFew, (loaded + rejected) * options.MaxRejectedShare);
    }

    private static long MoneyOf(string table, TotalLine line) => SourceTotals.Columns[table]
        .Select((column, index) => Money.Contains(column) ? line.Sums()[index] ?? 0 : 0).Sum();

    private static Wording What(long money) => new(
        "Bản ghi dùng mã hoặc địa bàn không tồn tại ở nguồn và không được nạp; chúng chứa "
            + $"{money.ToString("N0", CultureInfo.InvariantCulture).Replace(',', '.')} đồng.",
        "Records use codes or places that the source does not define and were not loaded; they hold "
            + $"{money.ToString("N0", CultureInfo.InvariantCulture)} VND.");

    private static List<string> Examples(StagedWarehouse staged, int most) => staged.Query(
        "SELECT table_name || ' ' || record_id || ': ' || message FROM rejected_record "
            + "ORDER BY table_name, record_id LIMIT "
            + most.ToString(CultureInfo.InvariantCulture),
        row => row.GetString(0));
}
