using System.Collections.Immutable;
using Analytics.Warehouse.Model;
using Analytics.Warehouse.Requests;

namespace Analytics.Graph.Lint;

/// <summary>Filters that hold for no record whatever the records are.</summary>
internal static class Never
{
    /// <summary>Whether a simplified filter is known to hold for no record.</summary>
    public static bool Holds(RecordTest test, SnapshotDimensions dimensions) => test switch
    {
        RecordTest.All all => all.Items.Any(one => Holds(one, dimensions)) || Exclude(all.Items)
            || ExcludeMissing(all.Items) || ExcludePlaces(all.Items, dimensions),
        RecordTest.Any any => any.Items.All(one => Holds(one, dimensions)),
        RecordTest.OneOf one => one.Keys.IsEmpty,
        RecordTest.AtAreas at => at.Keys.IsEmpty,
        RecordTest.InsideAreas inside => inside.Keys.IsEmpty,
        RecordTest.InYears years => years.Values.IsEmpty && years.Inside.IsEmpty,
        _ => false,
    };

    /// <summary>Whether two tests of one dimension have no member in common.</summary>
    private static bool Exclude(ImmutableArray<RecordTest> all) => all.OfType<RecordTest.OneOf>()
        .GroupBy(one => one.Dimension)
        .Any(group => HaveNoneInCommon([.. group.Select(one => one.Keys)]));

    /// <summary>Whether a dimension has to have a member and to have none.</summary>
    private static bool ExcludeMissing(ImmutableArray<RecordTest> all) => all.OfType<RecordTest.Missing>()
        .Any(missing => all.Any(other => other is RecordTest.OneOf one && one.Dimension == missing.Dimension)
            || all.Contains(new RecordTest.Not(missing)));

    /// <summary>Whether no unit lies in all of the places. A level above the unit of a test is told by that unit, one
    /// below it is not.</summary>
    private static bool ExcludePlaces(ImmutableArray<RecordTest> all, SnapshotDimensions dimensions)
    {
        var places = all.Where(one => one is RecordTest.AtAreas or RecordTest.InsideAreas).ToList();
        return HaveNoneInCommon([.. all.OfType<RecordTest.AtAreas>().Select(one => one.Keys)])
            || Enum.GetValues<AreaLevel>().Any(level => HaveNoneInCommon(
                [.. places.Select(one => KeysAt(level, one, dimensions)).OfType<HashSet<int>>()]));
    }

    private static bool HaveNoneInCommon(List<IEnumerable<int>> sets) =>
        sets.Count > 1 && !sets.Aggregate((left, right) => left.Intersect(right)).Any();

    /// <summary>The units of a level that the places of a test lie in; null where one of them lies in none for
    /// certain.</summary>
    private static HashSet<int>? KeysAt(AreaLevel level, RecordTest test, SnapshotDimensions dimensions)
    {
        var keys = test is RecordTest.AtAreas at ? at.Keys : ((RecordTest.InsideAreas)test).Keys;
        var told = keys.Select(key => dimensions.Area(key)?.KeyAt(level)).ToList();
        return told.Contains(null) ? null : [.. told.OfType<int>()];
    }
}
