using System.Collections.Immutable;
using Analytics.Warehouse.Model;
using Analytics.Warehouse.Requests;

namespace Analytics.Warehouse.Execution;

/// <summary>The single unit, project and year that a filter confines all records to, as far as it does.</summary>
internal sealed record FilterScope(ImmutableArray<Area> Places, int? Project, int? Year)
{
    public static FilterScope Of(ResolvedQuery query)
    {
        var tests = Demanded(query.Filter).ToList();
        var sub = Member(tests, "subProject");
        return new(
            [.. Narrowest(tests).Distinct().Select(key => query.Dimensions.Area(key)).OfType<Area>()],
            Member(tests, "project")
                ?? (sub is { } known ? query.Dimensions.Member("subProject", known)?.ParentKey : null),
            tests.OfType<RecordTest.InYears>()
                .Where(one => one.Values.Length == 1)
                .Select(one => (int?)one.Values[0])
                .FirstOrDefault());
    }

    /// <summary>Every unit that a filter names and all records must lie in one of.</summary>
    public static ImmutableArray<Area> AreasOf(ResolvedQuery query) =>
    [
        .. Demanded(query.Filter).SelectMany(KeysOf).Distinct()
            .Select(key => query.Dimensions.Area(key)).OfType<Area>(),
    ];

    /// <summary>The regions that all records lie in.</summary>
    public static ImmutableArray<Area> RegionsOf(ResolvedQuery query) =>
    [
        .. Demanded(query.Filter).OfType<RecordTest.InsideAreas>().Where(one => one.Level == AreaLevel.Region)
            .SelectMany(one => one.Keys).Distinct().Select(key => query.Dimensions.Area(key)).OfType<Area>(),
    ];

    private static IEnumerable<int> KeysOf(RecordTest test) => test switch
    {
        RecordTest.AtAreas at => at.Keys,
        RecordTest.InsideAreas inside => inside.Keys,
        RecordTest.Any any when any.Items.All(one => one is RecordTest.InsideAreas) => any.Items.SelectMany(KeysOf),
        _ => [],
    };

    private static IEnumerable<RecordTest> Demanded(RecordTest test) => test switch
    {
        RecordTest.All all => all.Items.SelectMany(Demanded),
        RecordTest.Any { Items: [var only] } => Demanded(only),
        _ => [test],
    };

    /// <summary>The units of the test that names fewest.</summary>
    private static IEnumerable<int> Narrowest(IEnumerable<RecordTest> tests) =>
        tests.Select(KeysOf).Where(keys => keys.Any()).MinBy(keys => keys.Count()) ?? [];

    private static int? Member(List<RecordTest> tests, string dimension) => tests.OfType<RecordTest.OneOf>()
        .Where(one => one.Dimension.Name == dimension && one.Keys.Length == 1)
        .Select(one => (int?)one.Keys[0]).FirstOrDefault();
}
