using System.Collections.Immutable;
using Analytics.Loader.Stage;
using Analytics.Warehouse.Catalog;
using Analytics.Warehouse.Schema;
using Analytics.Warehouse.Sql;

namespace Analytics.Loader.Verify;

/// <summary>Proves that each roll-up says of every member of each of its keys what the records say.</summary>
public static class RollupCheck
{
    private const string Province = "province_key"; // after few changes one key, of the years that changed

    /// <summary>Reports roll-ups that differ from their fact.</summary>
    public static VerifyFinding? Check(CheckQueries queries, int examples, VerifyScope scope)
    {
        var differences = WarehouseSchema.Star.Facts
            .Where(fact => scope.Has(fact) && !fact.Rollups.IsEmpty)
            .SelectMany(fact => Differences(queries, fact, scope))
            .ToList();
        return differences.Count == 0 ? null : new VerifyFinding(
            "VERIFY_ROLLUP", VerifySeverity.Block,
            new("Bảng tổng hợp không khớp với các bản ghi.",
                "A roll-up does not equal the records that it sums up."),
            "This is a fault of the load, not of the data: keep the source as it is and report the code.",
            differences.Sum(one => one.Count),
            [.. differences.Take(examples).Select(one => one.Column)]);
    }

    /// <summary>Asks ahead about a fact.</summary>
    public static void Ahead(CheckQueries queries, Fact fact) =>
        _ = Differences(queries, fact, VerifyScope.Everything).Count();

    private static IEnumerable<(string Column, long Count)> Differences(
        CheckQueries queries, Fact fact, VerifyScope scope) =>
        from key in scope.Facts is null ? fact.Rollups.SelectMany(one => one.Keys).Distinct() : [Province]
        let years = scope.Facts is null ? "true" : ChangedYears.Condition(queries.Staged, fact.Name)
        let rollups = fact.Rollups.Where(one => one.Keys.Contains(key)).ToImmutableArray()
        from found in queries.Query(
            RollupSql.Differences(fact, rollups, key, years), row => (Name: row.GetString(0), Count: row.GetInt64(1)))
        select ($"{found.Name}.{key}", found.Count);
}
