using Analytics.Warehouse.Planning;
using Analytics.Warehouse.Schema;

namespace Analytics.Warehouse.Sql;

/// <summary>Writes the aggregates of parts over the rows of a roll-up; they equal those over its records.</summary>
internal static class RollupPartSql
{
    /// <summary>The aggregate.</summary>
    public static string Of(Part part) => NumberOf(part) is { } number
        ? MergeSql.Of(part, number, PartSql.ConditionOf(part))
        : PartSql.Of(part); // of keys that a roll-up keeps

    /// <summary>The number that a row adds to the aggregate, null where it adds none; null for parts that rows cannot
    /// be merged to.</summary>
    public static string? OfRow(Part part) => NumberOf(part) is not { } number ? null
        : part.When.IsEmpty ? number
        : $"CASE WHEN {PartSql.ConditionOf(part)} THEN {number} END";

    private static string? NumberOf(Part part) => part.Value switch
    {
        PartValue.Together together => TogetherSql.Number(together, Rollup.Records),
        PartValue.Qualifiers => RollupNumber.Qualifier,
        PartValue.Provinces set => SlotSql.Bit(set.Slots, set.Word),
        PartValue.Least least => least.Column,
        PartValue.Greatest greatest => greatest.Column,
        var value => RollupReach.ColumnOf(value),
    };
}
