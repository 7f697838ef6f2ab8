using System.Collections.Immutable;
using System.Diagnostics;
using Analytics.Warehouse.Model;
using Analytics.Warehouse.Planning;
using Analytics.Warehouse.Requests;
using Analytics.Warehouse.Schema;
using Analytics.Warehouse.Sql;

namespace Analytics.Warehouse.Execution.InMemory;

/// <summary>Makes the filters of the rows of one roll-up, of tests that it can tell.</summary>
internal sealed class RowFilters(HeldRollup rollup)
{
    /// <summary>The rows that pass a test.</summary>
    /// <param name="test">One that the roll-up can tell.</param>
    /// <param name="extent">How records of several days must lie to periods.</param>
    public RowFilter Of(RecordTest test, Extent extent = Extent.Inside) => test switch
    {
        RecordTest.All all => new RowFilter.All([.. all.Items.Select(one => Of(one, extent))]),
        RecordTest.Any any => new RowFilter.Any([.. any.Items.Select(one => Of(one, extent))]),
        RecordTest.Not not => new RowFilter.Not(Of(not.Item, RecordTestSql.Opposite(extent))),
        RecordTest.OneOf one => In(rollup.Keys(one.Dimension), one.Keys),
        RecordTest.Missing one => new RowFilter.Missing(rollup.Keys(one.Dimension)),
        RecordTest.AtAreas at => In("area_key", at.Keys),
        RecordTest.InsideAreas inside => In(inside.Column, inside.Keys),
        RecordTest.InYears years => new RowFilter.Any(
            [In("year", years.Values), In("span_key", extent == Extent.Inside ? years.Inside : years.Touched)]),
        RecordTest.InDays days => Days(days.Days, extent),
        RecordTest.InProgramme programme => Programme(programme, extent),
        _ => throw new UnreachableException($"Record test {test.GetType().Name} is not known in memory."),
    };

    /// <summary>The rows with one of some keys.</summary>
    public RowFilter In(string column, ImmutableArray<int> keys) => In(rollup.Keys(column), keys);

    /// <summary>The rows for which all of some conditions hold.</summary>
    public RowFilter Of(ImmutableArray<PartCondition> conditions) => new RowFilter.All([.. conditions.Select(Of)]);

    private RowFilter Days(Stretch days, Extent extent)
    {
        var (first, last) = (rollup.Keys(Rollup.From), rollup.Keys(Rollup.Until));
        var (from, until) = (days.From.DayNumber, days.Until.DayNumber);
        return extent == Extent.Inside
            ? new RowFilter.All([AtLeast(first, from), AtMost(last, until)])
            : new RowFilter.All([AtMost(first, until - 1), AtLeast(last, from + 1)]);
    }

    private RowFilter Programme(RecordTest.InProgramme programme, Extent extent)
    {
        var own = In("programme_key", [programme.Key]);
        return extent == Extent.Touched ? own : new RowFilter.All(
        [
            own, new RowFilter.Any([new RowFilter.Missing(rollup.Keys("span_key")), In("span_key", programme.Inside)]),
        ]);
    }

    private RowFilter Of(PartCondition condition) => condition switch
    {
        PartCondition.Fixed { Condition: Condition.Holds holds } => In(holds.Column, [holds.Value]),
        PartCondition.Fixed { Condition: Condition.Same same } =>
            new RowFilter.Same(rollup.Keys(same.Left), rollup.Keys(same.Right)),
        PartCondition.Entered entered => new RowFilter.Any([.. entered.Entries.Select(Of)]),
        PartCondition.EnteredAlone entered => new RowFilter.All([
            new RowFilter.Any([.. entered.Years.Select(one => Taken(one, [In("year", [one.Year])]))]),
            new RowFilter.Not(new RowFilter.Any([.. entered.Years.Select(one => Taken(one, Before(one.Year)))]))]),
        PartCondition.Passing passing => Of(passing.Test),
        _ => throw new UnreachableException($"Condition {condition.GetType().Name} is not known in memory."),
    };

    private RowFilter Of(Entry entry) => new RowFilter.All(
    [
        .. Programme(entry.Programme), In("year", [entry.Year]),
        .. entry.OriginAfter is { } after ? [AtLeast(rollup.Keys("origin_year"), after + 1)] : Nothing,
    ]);

    private RowFilter Taken(EntryOfRecord one, ImmutableArray<RowFilter> when) =>
        new RowFilter.All([.. Programme(one.Programme), .. when, Of(one.Taken)]);

    /// <summary>Money of a year or of one before it, in a later year; money of no known year is of one before
    /// it.</summary>
    private ImmutableArray<RowFilter> Before(int year)
    {
        var origin = rollup.Keys("origin_year");
        return [
            AtLeast(rollup.Keys("year"), year + 1),
            new RowFilter.Any([new RowFilter.Missing(origin), AtMost(origin, year)])];
    }

    private static ImmutableArray<RowFilter> Nothing => [];

    private ImmutableArray<RowFilter> Programme(int? key) =>
        key is { } programme ? [In("programme_key", [programme])] : Nothing;

    private static RowFilter In(HeldKeys column, ImmutableArray<int> keys) => keys is [var only]
        ? new RowFilter.Between(column, only, only)
        : new RowFilter.OneOf(column, new(keys));

    private static RowFilter.Between AtLeast(HeldKeys keys, int least) => new(keys, least, int.MaxValue);

    private static RowFilter.Between AtMost(HeldKeys keys, int greatest) => new(keys, int.MinValue, greatest);
}
