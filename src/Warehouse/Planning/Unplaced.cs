using Analytics.Warehouse.Model;
using Analytics.Warehouse.Requests;
using Analytics.Warehouse.Schema;

namespace Analytics.Warehouse.Planning;

/// <summary>Finds records that may belong to what is asked but lie in none of its units for certain.</summary>
public static class Unplaced
{
    /// <summary>The test of the records of a subject; it never holds where the map places all of them.</summary>
    public static RecordTest Of(ResolvedQuery query, string subject)
    {
        var filter = query.FilterOf(subject);
        var levels = ShownLevels.Of(query.By, filter, query.Dimensions);
        if (query.Map is not { } map || !levels.Any(map.Unplaces))
        {
            return new RecordTest.Any([]);
        }

        var possible = new Possible(query.Dimensions);
        var units = query.Dimensions.Areas.Where(unit =>
            levels.Any(level => map.IsUnplaced(unit, level)) &&
            possible.MayHold(filter, new() { Inside = map.HomeOf(unit) })).ToList();
        return SimplifyTests.Simplify(new RecordTest.All(
            [.. ProvincesOf(units), UnitCover.Of(query.Dimensions, units), WithoutUnits(filter)]));
    }

    /// <summary>Says again that records are of the provinces of some units: records are stored by them.</summary>
    private static IEnumerable<RecordTest> ProvincesOf(List<Area> units) =>
        units.Count == 0 || units.Any(one => one.ProvinceKey is null)
            ? []
            : [
                new RecordTest.InsideAreas(
                    AreaLevel.Province, [.. units.Select(one => one.ProvinceKey).OfType<int>().Distinct().Order()]),
            ];

    /// <summary>Counts such records and adds up what they tell, in one row.</summary>
    /// <param name="place">Place among the facts that are asked together; part of all names.</param>
    /// <param name="fact">The fact.</param>
    /// <param name="filter">Which records.</param>
    /// <param name="sums">Sums of the fact.</param>
    public static Plan.Scan ScanOf(int place, Fact fact, RecordTest filter, IEnumerable<Measure.Sum> sums) => new(
        fact, $"unplaced{place}", new Clock.Own(), filter, [],
        [
            new(RecordsOf(place), new PartValue.Rows(), []),
            .. sums.Select(sum => new Part(
                SumOf(place, sum), new PartValue.Sum(sum.Column),
                sum.When is { } when ? [new PartCondition.Fixed(when)] : [])),
        ]);

    /// <summary>The part of <see cref="ScanOf"/> that counts the records.</summary>
    public static string RecordsOf(int place) => $"unplaced{place}_records";

    /// <summary>The part of <see cref="ScanOf"/> that adds up what a measure adds up.</summary>
    public static string SumOf(int place, Measure sum) => $"unplaced{place}_{sum.Name}";

    /// <summary>A filter with every test of places holding, or failing where it stands under a negation.</summary>
    private static RecordTest WithoutUnits(RecordTest filter, bool denied = false) => filter switch
    {
        RecordTest.All all => new RecordTest.All([.. all.Items.Select(one => WithoutUnits(one, denied))]),
        RecordTest.Any any => new RecordTest.Any([.. any.Items.Select(one => WithoutUnits(one, denied))]),
        RecordTest.Not not => new RecordTest.Not(WithoutUnits(not.Item, !denied)),
        RecordTest.AtAreas or RecordTest.InsideAreas or RecordTest.OneOf { Dimension.Kind: DimensionKind.Area }
            or RecordTest.Missing { Dimension.Kind: DimensionKind.Area } =>
            denied ? new RecordTest.Any([]) : new RecordTest.All([]),
        _ => filter,
    };
}
