using Analytics.Loader.Stage;
using Analytics.Warehouse.Catalog;
using Analytics.Warehouse.Schema;
using Analytics.Warehouse.Sql;

namespace Analytics.Loader.Verify;

/// <summary>Proves that each roll-up says of every member of each of its keys what the records say.</summary>
public static class RollupCheck
{
    /// <summary>Reports roll-ups that differ from their fact.</summary>
    public static VerifyFinding? Check(StagedWarehouse staged, int examples)
    {
        var differences = WarehouseSchema.Star.Facts
            .SelectMany(fact => fact.Rollups.SelectMany(rollup => Differences(staged, fact, rollup)))
            .ToList();
        return differences.Count == 0 ? null : new VerifyFinding(
            "VERIFY_ROLLUP", VerifySeverity.Block,
            new("Bảng tổng hợp không khớp với các bản ghi.",
                "A roll-up does not equal the records that it sums up."),
            "This is a fault of the load, not of the data: keep the source as it is and report the code.",
            differences.Sum(one => one.Count),
            [.. differences.Take(examples).Select(one => one.Column)]);
    }

    private static IEnumerable<(string Column, long Count)> Differences(
        StagedWarehouse staged, Fact fact, Rollup rollup) =>
        from key in rollup.Keys
        let count = staged.Query(RollupSql.Differences(fact, rollup, key), row => row.GetInt64(0))[0]
        where count > 0
        select ($"{rollup.Name}.{key}", count);
}
