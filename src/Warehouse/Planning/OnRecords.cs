using System.Collections.Immutable;
using System.Diagnostics;
using Analytics.Warehouse.Model;
using Analytics.Warehouse.Requests;

namespace Analytics.Warehouse.Planning;

/// <summary>Tells a filter in units of a map as one in the units that records were made under.</summary>
public static class OnRecords
{
    /// <summary>The filters of a subject, to be tested on records as they are stored.</summary>
    public static RecordTest FilterOf(ResolvedQuery query, string subject) =>
        query.Map is { } map ? Apply(query.FilterOf(subject), query.Dimensions, map) : query.FilterOf(subject);

    private static RecordTest Apply(RecordTest test, SnapshotDimensions dimensions, Restatement map) => test switch
    {
        RecordTest.All all => new RecordTest.All([.. all.Items.Select(one => Apply(one, dimensions, map))]),
        RecordTest.Any any => new RecordTest.Any([.. any.Items.Select(one => Apply(one, dimensions, map))]),
        RecordTest.Not not => new RecordTest.Not(Apply(not.Item, dimensions, map)),
        RecordTest.AtAreas at =>
            new RecordTest.AtAreas([.. at.Keys.SelectMany(map.HomedIn).Select(unit => unit.Key).Distinct().Order()]),
        RecordTest.InsideAreas inside => map.Retells(inside.Level)
            ? Inside(inside.Level, inside.Keys, dimensions, map)
            : inside,
        RecordTest.OneOf { Dimension: { Kind: DimensionKind.Area, Level: { } level } } one when map.Retells(level) =>
            Inside(level, one.Keys, dimensions, map),
        RecordTest.Missing { Dimension: { Kind: DimensionKind.Area, Level: { } level } } when map.Retells(level) =>
            UnitCover.Of(dimensions, map.Inside(level, null)),
        RecordTest.OneOf or RecordTest.Missing or RecordTest.InYears or RecordTest.InDays or RecordTest.InProgramme =>
            test,
        _ => throw new UnreachableException($"Record test {test.GetType().Name} is not told on records."),
    };

    private static RecordTest Inside(
        AreaLevel level, ImmutableArray<int> keys, SnapshotDimensions dimensions, Restatement map) =>
        UnitCover.Of(dimensions, keys.SelectMany(key => map.Inside(level, key)));
}
