using System.Collections.Immutable;
using System.Diagnostics;
using Analytics.Warehouse.Model;
using Analytics.Warehouse.Planning;

namespace Analytics.Warehouse.Sql;

/// <summary>Writes the aggregates of parts; every one is a BIGINT.</summary>
internal static class PartSql
{
    public static string Of(Part part)
    {
        var conditions = part.When.Select(Of).ToList();
        var filter = Filter(part);
        return part.Value switch
        {
            PartValue.Rows => $"count(*){filter}",
            PartValue.Together together => MergeSql.Of(part, TogetherSql.Number(together, "1"), ConditionOf(part)),
            PartValue.Known known => $"count({known.Column}){filter}",
            PartValue.Sum sum => $"(sum({sum.Column}){filter})::BIGINT",
            PartValue.SumBeside sum => $"(sum({sum.Column}) {With(conditions, $"{sum.Other} IS NOT NULL")})::BIGINT",
            PartValue.KnownBoth both => $"count({both.Column}) {With(conditions, $"{both.Other} IS NOT NULL")}",
            PartValue.Distinct distinct => $"count(DISTINCT {distinct.Column}){filter}",
            PartValue.Qualifiers => $"(bit_or(qualifier){filter})::BIGINT",
            PartValue.Provinces set => $"bit_or({SlotSql.Bit(set.Slots, set.Word)}){filter}",
            PartValue.Least least => $"(min({least.Column}){filter})::BIGINT",
            PartValue.Greatest greatest => $"(max({greatest.Column}){filter})::BIGINT",
            PartValue.Published published => $"(max({published.Column} * 10000){filter})::BIGINT",
            _ => throw new UnreachableException($"Part {part.Value.GetType().Name} has no SQL."),
        };
    }

    /// <summary>Which records count, as one condition; empty when all do.</summary>
    public static string ConditionOf(Part part) => string.Join(" AND ", part.When.Select(Of));

    /// <summary>The clause that leaves the records that count, or nothing when all do.</summary>
    public static string Filter(Part part) =>
        part.When.IsEmpty ? "" : $" FILTER (WHERE {string.Join(" AND ", part.When.Select(Of))})";

    private static string With(List<string> conditions, string more) =>
        $"FILTER (WHERE {string.Join(" AND ", conditions.Append(more))})";

    private static string Of(PartCondition condition) => condition switch
    {
        PartCondition.Fixed { Condition: Condition.Holds holds } => $"{holds.Column} = {Literal.Of(holds.Value)}",
        PartCondition.Fixed { Condition: Condition.Same same } => $"{same.Left} IS NOT DISTINCT FROM {same.Right}",
        PartCondition.Entered entered => Entered(entered.Entries),
        PartCondition.EnteredAlone entered => Entered(entered.Years),
        PartCondition.Passing passing => RecordTestSql.OfRow(passing.Test),
        PartCondition.LastOfPlace => "is_last",
        PartCondition.BeforeEnd before => $"{before.Column} < ends",
        _ => throw new UnreachableException($"Condition {condition.GetType().Name} has no SQL."),
    };

    private static string Entered(ImmutableArray<Entry> entries) => entries.IsEmpty ? "FALSE"
        : "(" + string.Join(" OR ", entries.Select(entry =>
            (entry.Programme is { } programme ? $"programme_key = {Literal.Of(programme)} AND " : "") +
            $"year = {Literal.Of(entry.Year)}" +
            (entry.OriginAfter is { } after ? $" AND origin_year > {Literal.Of(after)}" : ""))) + ")";

    private static string Entered(ImmutableArray<EntryOfRecord> years)
    {
        var taken = years.Select(one => Taken(one, $"year = {Literal.Of(one.Year)}"));
        var before = years.Select(one => Taken(
            one, $"year > {Literal.Of(one.Year)} AND coalesce(origin_year, 0) <= {Literal.Of(one.Year)}"));
        return years.IsEmpty
            ? "FALSE"
            : $"(({string.Join(" OR ", taken)}) AND ({string.Join(" OR ", before)}) IS NOT TRUE)";
    }

    private static string Taken(EntryOfRecord one, string when)
    {
        var programme = one.Programme is { } key ? $"programme_key = {Literal.Of(key)} AND " : "";
        return $"({programme}{when} AND {RecordTestSql.Of(one.Taken, new Clock.Own(), Extent.Inside)})";
    }
}
