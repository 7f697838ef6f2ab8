using System.Collections.Immutable;
using Analytics.Loader.Stage;
using Analytics.Warehouse.Catalog;
using Analytics.Warehouse.Schema;

namespace Analytics.Loader.Verify;

/// <summary>Proves that each table has one row for each value of its grain.</summary>
public static class GrainCheck
{
    /// <summary>Reports tables with several rows of one grain.</summary>
    public static VerifyFinding? Check(CheckQueries queries, int examples, VerifyScope scope)
    {
        var grains = WarehouseSchema.Star.Tables.Where(table => table.Grain.Length > 0 && scope.Has(table))
            .Select(table => (table.Name, RowsOf(queries.Staged, table, scope), table.Grain))
            .Append(("area", "area", ["code", "valid_from"]))
            .Append(("member", "member", ["dimension", "qualified_code"]));
        var doubles = grains.SelectMany(grain => Doubles(queries, grain.Name, grain.Item2, grain.Grain)).ToList();
        return doubles.Count == 0 ? null : new VerifyFinding(
            "VERIFY_GRAIN", VerifySeverity.Block,
            new("Một bản ghi, đơn vị hoặc mã xuất hiện nhiều lần.", "A record, unit or code occurs more than once."),
            "Withdraw the double in the operational database, then run load again.",
            doubles.Count,
            [.. doubles.Take(examples)]);
    }

    /// <summary>Asks ahead about a fact.</summary>
    public static void Ahead(CheckQueries queries, Fact fact) => Doubles(queries, fact.Name, fact.Name, fact.Grain);

    // A double of a new row has its id; a group of a roll-up that changed is of the year of a row that came or went.
    private static string RowsOf(StagedWarehouse staged, Table table, VerifyScope scope) =>
        (scope.Facts, table) switch
        {
            (null, _) => table.Name,
            (_, Fact) => $"(SELECT * FROM {table.Name} SEMI JOIN unsorted_{table.Name} USING (record_id))",
            (_, Rollup rollup) => $"(SELECT * FROM {table.Name} "
                + $"WHERE {ChangedYears.Condition(staged, VerifyScope.FactOf(rollup).Name)})",
            _ => table.Name,
        };

    // A unit without a code is identified by its key alone, so null codes do not count as equal.
    private static List<string> Doubles(
        CheckQueries queries, string table, string rows, ImmutableArray<string> grain)
    {
        var first = table == "area" && grain[0] == "code" ? " WHERE code IS NOT NULL" : "";
        var label = string.Join(" || ' ' || ", grain.Select(column => $"coalesce({column}::VARCHAR, '-')"));
        return queries.Query(
            $"SELECT '{table} ' || {label} FROM {rows}{first} GROUP BY {string.Join(", ", grain)} HAVING count(*) > 1 "
                + "ORDER BY 1",
            row => row.GetString(0));
    }
}
