using System.Collections.Immutable;
using System.Globalization;
using Analytics.Loader.Shape;
using Analytics.Loader.Stage;
using Analytics.Warehouse.Catalog;
using Analytics.Warehouse.Schema;

namespace Analytics.Loader.Verify;

/// <summary>Proves that every reference finds its row: codes of the source, and keys inside the warehouse.</summary>
public static class ReferenceCheck
{
    /// <summary>Reports every code that the source uses without defining it; one finding for all of them.</summary>
    public static VerifyFinding? Codes(Unresolved unresolved, int examples)
    {
        ImmutableArray<UnresolvedCode> codes = [.. unresolved.Codes];
        return codes.IsEmpty ? null : new VerifyFinding(
            "VERIFY_REFERENCE", VerifySeverity.Block,
            new("Đơn vị, mã hoặc dự án của nguồn trỏ tới mã hoặc địa bàn không tồn tại.",
                "Units, codes or projects of the source refer to codes or places that it does not define."),
            "Add the missing codes to the operational database or correct the records, then run load again.",
            codes.Sum(code => code.Count),
            [.. codes.Take(examples).Select(Describe)]);
    }

    /// <summary>Reports keys of the warehouse that lead nowhere, although the source's codes did. Those of roll-ups are
    /// proved by <see cref="RollupCheck"/>.</summary>
    public static VerifyFinding? Keys(CheckQueries queries, int examples, VerifyScope scope)
    {
        var broken = WarehouseSchema.Star.Tables.Where(table => table is not Rollup && scope.Has(table))
            .SelectMany(table => Broken(queries, table, scope.RowsOf(table))).ToList();
        return broken.Count == 0 ? null : new VerifyFinding(
            "VERIFY_KEY", VerifySeverity.Block,
            new("Khóa trong kho không trỏ tới thành viên nào.", "Keys of the warehouse lead to no member."),
            "This is a fault of the load, not of the data: keep the source as it is and report the code.",
            broken.Sum(pair => pair.Count),
            [.. broken.Take(examples).Select(pair => pair.Column)]);
    }

    /// <summary>Asks ahead about a fact.</summary>
    public static void Ahead(CheckQueries queries, Fact fact) => _ = Broken(queries, fact, fact.Name).Count();

    // One statement a table: what many cost is their number. Spans apart, which nobody can ask about ahead.
    private static IEnumerable<(string Column, long Count)> Broken(CheckQueries queries, Table table, string rows) =>
        table.Columns.Select(column => (column.Name, Target: TargetOf(table.Name, column.Name)))
            .Where(key => key.Target is not null)
            .GroupBy(key => key.Name == "span_key")
            .SelectMany(keys => Broken(queries, table.Name, rows, [.. keys]));

    private static IEnumerable<(string Column, long Count)> Broken(
        CheckQueries queries, string table, string rows, ImmutableArray<(string Name, string? Target)> keys)
    {
        var tests = keys.Select((key, index) => $"{key.Name} IS NOT NULL AND {key.Name} <> {Unresolved.Key} "
            + $"AND {key.Name} NOT IN ({key.Target}) AS lost_{index}");
        var counts = keys.Select((_, index) => $"count(*) FILTER (WHERE lost_{index})");
        var found = queries.Query(
            $"SELECT {string.Join(", ", counts)} FROM (SELECT {string.Join(", ", tests)} FROM {rows})",
            row => keys.Select((_, index) => row.GetInt64(index)).ToArray())[0];
        return keys.Zip(found, (key, count) => ($"{table}.{key.Name}", count)).Where(pair => pair.count > 0);
    }

    private static string? TargetOf(string table, string column)
    {
        if (!column.EndsWith("_key", StringComparison.Ordinal)
            || column == "member_key"
            || table == "area_record"
            || (table, column) == ("member", "parent_key")
            || (table, column) is ("area", "area_key") or ("span", "span_key"))
        {
            return null;
        }

        return KeyColumns.Dimensions.TryGetValue(column, out var dimension)
            ? $"SELECT member_key FROM member WHERE dimension = '{dimension}'"
            : column == "span_key" ? "SELECT span_key FROM span" : "SELECT area_key FROM area";
    }

    private static string Describe(UnresolvedCode code) => string.Create(
        CultureInfo.InvariantCulture,
        $"{code.Table}.{code.Column} '{code.Code}' in {code.Count} records ({string.Join(", ", code.Records)})");
}
