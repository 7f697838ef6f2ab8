using Analytics.Warehouse.Model;
using Analytics.Warehouse.Requests;
using Analytics.Warehouse.Schema;

namespace Analytics.Warehouse.Planning;

/// <summary>Finds records that may belong to what is asked but lie in none of its units for certain.</summary>
public static class Unplaced
{
    /// <summary>The part of <see cref="ScanOf"/> that counts the records.</summary>
    public const string Records = "unplaced_records";

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
        var units = UnitCover.Of(query.Dimensions, query.Dimensions.Areas.Where(unit =>
            levels.Any(level => map.IsUnplaced(unit, level)) &&
            possible.MayHold(filter, new() { Inside = map.HomeOf(unit) })));
        return SimplifyTests.Simplify(new RecordTest.All([units, WithoutUnits(filter)]));
    }

    /// <summary>Counts such records and adds up what they tell, in one row.</summary>
    /// <param name="fact">The fact.</param>
    /// <param name="filter">Which records.</param>
    /// <param name="sums">Sums of the fact; each becomes a part of its name.</param>
    public static Plan.Scan ScanOf(Fact fact, RecordTest filter, IEnumerable<Measure.Sum> sums) => new(
        fact, fact.Name + "_unplaced", new Clock.Own(), filter, [],
        [
            new(Records, new PartValue.Rows(), []),
            .. sums.Select(sum => new Part(
                sum.Name, new PartValue.Sum(sum.Column),
                sum.When is { } when ? [new PartCondition.Fixed(when)] : [])),
        ]);

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
