using System.Diagnostics;
using Analytics.Warehouse.Model;
using Analytics.Warehouse.Requests;
using Analytics.Warehouse.Schema;

namespace Analytics.Warehouse.Planning;

/// <summary>Tells what a roll-up knows of its records, exactly.</summary>
internal static class RollupReach
{
    /// <summary>Whether the rows tell which records pass a filter.</summary>
    public static bool Tells(Rollup rollup, RecordTest filter) => filter switch
    {
        RecordTest.All all => all.Items.All(one => Tells(rollup, one)),
        RecordTest.Any any => any.Items.All(one => Tells(rollup, one)),
        RecordTest.Not not => Tells(rollup, not.Item),
        RecordTest.OneOf one => Keeps(rollup, one.Dimension.Column),
        RecordTest.Missing one => Keeps(rollup, one.Dimension.Column),
        RecordTest.AtAreas => Keeps(rollup, "area_key"),
        RecordTest.InsideAreas inside => Keeps(rollup, inside.Column),
        RecordTest.InYears => Keeps(rollup, "year", "span_key"),
        RecordTest.InDays days => Keeps(rollup, Rollup.From, Rollup.Until) && AreWholeMonths(days.Days),
        RecordTest.InProgramme => Keeps(rollup, "programme_key", "span_key"),
        _ => throw new UnreachableException($"Record test {filter.GetType().Name} is not known to roll-ups."),
    };

    /// <summary>Whether a number of records follows from the rows.</summary>
    public static bool Gives(Rollup rollup, Part part) =>
        part.When.All(condition => Tells(rollup, condition)) && part.Value switch
        {
            PartValue.Qualifiers => true,
            PartValue.Distinct distinct => Keeps(rollup, distinct.Column),
            PartValue.Least least => Keeps(rollup, least.Column),
            PartValue.Greatest greatest => Keeps(rollup, greatest.Column),
            PartValue.Provinces => Keeps(rollup, "province_key"),
            PartValue.Published => false,
            var value when ColumnOf(value) is { } column => rollup.Has(column),
            _ => throw new UnreachableException($"Part {part.Value.GetType().Name} is not known to roll-ups."),
        };

    /// <summary>The column that a part of records is added up from; null for parts that no such column tells.</summary>
    public static string? ColumnOf(PartValue value) => value switch
    {
        PartValue.Rows => Rollup.Records,
        PartValue.Known known => Rollup.KnownOf(known.Column),
        PartValue.Sum sum => Rollup.SumOf(sum.Column),
        PartValue.SumBeside sum => Rollup.Beside(sum.Column, sum.Other),
        PartValue.KnownBoth both => Rollup.Both(both.Column, both.Other),
        _ => null,
    };

    private static bool Tells(Rollup rollup, PartCondition condition) => condition switch
    {
        PartCondition.Fixed { Condition: Condition.Holds holds } => Keeps(rollup, holds.Column),
        PartCondition.Fixed { Condition: Condition.Same same } => Keeps(rollup, same.Left, same.Right),
        PartCondition.Entered => Keeps(rollup, "programme_key", "year", "origin_year"),
        PartCondition.EnteredAlone entered => Keeps(rollup, "programme_key", "year", "origin_year") &&
            entered.Years.All(one => Tells(rollup, one.Taken)),
        PartCondition.Passing passing => Tells(rollup, passing.Test),
        PartCondition.LastOfPlace or PartCondition.BeforeEnd => false,
        _ => throw new UnreachableException($"Condition {condition.GetType().Name} is not known to roll-ups."),
    };

    private static bool Keeps(Rollup rollup, params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
        {
            if (!rollup.Keys.Contains(key))
            {
                return false;
            }
        }

        return true;
    }

    private static bool AreWholeMonths(Stretch days) => days is { From.Day: 1, Until.Day: 1 };
}
