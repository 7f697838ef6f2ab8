using System.Collections.Immutable;
using Analytics.Warehouse.Model;
using Analytics.Warehouse.Requests;

namespace Analytics.Warehouse.Planning;

/// <summary>Levels of the units that a number is shown for: those of its grain and those that its filter asks
/// for.</summary>
public static class ShownLevels
{
    /// <summary>The levels, widest first.</summary>
    public static ImmutableArray<AreaLevel> Of(
        ImmutableArray<Dimension> grain, RecordTest filter, SnapshotDimensions dimensions) =>
        [.. grain.Select(one => one.Level).OfType<AreaLevel>().Concat(In(filter, dimensions)).Distinct().Order()];

    /// <summary>Levels of the units that a filter asks for.</summary>
    public static IEnumerable<AreaLevel> In(RecordTest filter, SnapshotDimensions dimensions) => filter switch
    {
        RecordTest.All all => all.Items.SelectMany(one => In(one, dimensions)),
        RecordTest.Any any => any.Items.SelectMany(one => In(one, dimensions)),
        RecordTest.Not not => In(not.Item, dimensions),
        RecordTest.OneOf one => Of(one.Dimension),
        RecordTest.Missing one => Of(one.Dimension),
        RecordTest.InsideAreas inside => [inside.Level],
        RecordTest.AtAreas at => at.Keys.Select(key => dimensions.Area(key)?.Level).OfType<AreaLevel>()
            .Where(level => level != AreaLevel.Country),
        _ => [],
    };

    private static IEnumerable<AreaLevel> Of(Dimension dimension) => dimension.Level is { } level ? [level] : [];
}
