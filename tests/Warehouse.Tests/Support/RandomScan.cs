using System.Collections.Immutable;
using Analytics.Warehouse.Catalog;
using Analytics.Warehouse.Model;
using Analytics.Warehouse.Planning;
using Analytics.Warehouse.Requests;
using Analytics.Warehouse.Schema;

namespace Analytics.Warehouse.Tests.Support;

/// <summary>Scans of a roll-up with everything that it can tell, also what no question asks for.</summary>
internal sealed class RandomScan(Random random, Fact fact, Rollup rollup, SnapshotDimensions dimensions)
{
    private static readonly AreaLevel[] Levels = [AreaLevel.Region, AreaLevel.Province, AreaLevel.District];

    /// <summary>The provinces, after as many others as the first word has bits.</summary>
    private ImmutableArray<int> TwoWords => [.. Enumerable.Range(1, ProvinceSlots.BitsPerWord), .. dimensions.Provinces];

    /// <summary>Dimensions that a roll-up keeps.</summary>
    public static ImmutableArray<Dimension> DimensionsOf(Rollup rollup) =>
    [
        .. WarehouseModel.Semantic.DimensionsOf(rollup.Has("participants_sum") ? "trainings" : "funding")
            .Where(one => rollup.Keys.Contains(one.Column)),
    ];

    public Plan.Scan Make(ImmutableArray<Dimension> grain, string label) =>
        new(fact, label, new Clock.Own(), Once(4) ? new RecordTest.All([]) : Filter(3), grain, Parts(label))
        {
            Rollup = rollup, Map = Once(2) ? Map() : null,
        };

    /// <summary>A test of records that the roll-up can tell.</summary>
    public RecordTest Filter(int depth) => depth == 0 ? Leaf() : random.Next(5) switch
    {
        0 => new RecordTest.Not(Filter(depth - 1)),
        1 => new RecordTest.All([.. Enumerable.Range(0, random.Next(4)).Select(_ => Filter(depth - 1))]),
        2 => new RecordTest.Any([.. Enumerable.Range(0, random.Next(4)).Select(_ => Filter(depth - 1))]),
        _ => Leaf(),
    };

    private RecordTest Leaf()
    {
        var (dimension, spans) = (Pick(DimensionsOf(rollup)), dimensions.Rows.Spans.Select(span => span.Key).ToArray());
        var from = new DateOnly(2017, 1, 1).AddMonths(random.Next(100));
        return random.Next(7) switch
        {
            0 => new RecordTest.Missing(dimension),
            1 or 2 when rollup.Has(Rollup.From) => new RecordTest.InDays(new(from, from.AddMonths(random.Next(1, 40)))),
            1 or 2 => new RecordTest.InYears(Some(Enumerable.Range(2017, 10)), Some(spans), Some(spans)),
            3 => new RecordTest.InProgramme(Programme(), Some(spans)),
            4 when Pick(Levels.Where(level => rollup.Has(Column(level)))) is var level => new RecordTest.InsideAreas(level, Units(level)),
            _ => new RecordTest.OneOf(dimension, Some(MembersOf(dimension))),
        };
    }

    private int Programme() => Pick(dimensions.Members("programme")).Key;

    private IEnumerable<int> MembersOf(Dimension dimension) => dimension.Kind switch
    {
        DimensionKind.Area => dimensions.At(dimension.Level ?? AreaLevel.Country).Select(unit => unit.Key),
        DimensionKind.Month => Enumerable.Range(2017 * 12, 120),
        DimensionKind.Quarter => Enumerable.Range(2017 * 4, 40),
        DimensionKind.Member => dimensions.Members(dimension.Name).Select(member => member.Key),
        DimensionKind.Span => dimensions.Rows.Spans.Select(span => span.Key),
        _ => Enumerable.Range(2017, 10),
    };

    private ImmutableArray<Part> Parts(string label)
    {
        var columns = rollup.Sums.Columns;
        var keys = rollup.Keys.Except([Rollup.From, Rollup.Until]).ToArray();
        IEnumerable<PartValue> values =
        [
            new PartValue.Rows(), new PartValue.Qualifiers(), new PartValue.Together(Filter(1)),
            new PartValue.Provinces(dimensions.Provinces, 0, label + "_0"), new PartValue.Provinces(TwoWords, 1, label + "_0"),
            new PartValue.Least(Pick(keys)), new PartValue.Greatest(Pick(keys)),
            .. columns.SelectMany<string, PartValue>(one => [new PartValue.Sum(one), new PartValue.Known(one)]),
            .. rollup.Sums.Pairs.SelectMany<ColumnPair, PartValue>(pair =>
                [new PartValue.SumBeside(pair.One, pair.Other), new PartValue.SumBeside(pair.Other, pair.One), new PartValue.KnownBoth(pair.One, pair.Other)]),
        ];
        return [.. values.Where(_ => Once(2)).Append(new PartValue.Rows()).Select((value, place) => new Part($"{label}_{place}", value, When()))];
    }

    private ImmutableArray<PartCondition> When() => [.. Enumerable.Range(0, random.Next(3)).Select(_ => Condition())];

    private PartCondition Condition() => random.Next(4) switch
    {
        0 => new PartCondition.Fixed(new Condition.Holds(Pick(rollup.Keys.Except([Rollup.From, Rollup.Until])), random.Next(4))),
        1 when rollup.Has("origin_year") => new PartCondition.Fixed(new Condition.Same("year", "origin_year")),
        2 when rollup.Has("origin_year") && Once(2) => new PartCondition.Entered([.. Some(Enumerable.Range(2018, 8)).Select(year =>
            new Analytics.Warehouse.Planning.Entry(year, Once(2) ? year - 2 : null, Once(2) ? Programme() : null))]),
        2 when rollup.Has("origin_year") => new PartCondition.EnteredAlone([.. Some(Enumerable.Range(2018, 8)).Select(year =>
            new EntryOfRecord(year, Once(2) ? Programme() : null, Filter(1)))]),
        _ => new PartCondition.Passing(Once(2)
            ? new RecordTest.Any([.. Levels.Where(level => rollup.Has(Column(level))).Select(level => new RecordTest.InsideAreas(level, Units(level)))])
            : Filter(1)),
    };

    /// <summary>All units of the keys that are looked up, each counted anywhere or nowhere.</summary>
    private UnitMap Map()
    {
        ImmutableArray<string> sources = rollup.Has("district_key") && Once(2) ? ["district_key", "province_key"] : ["province_key"];
        ImmutableArray<string> told = [.. Levels.Select(Column).Where(rollup.Has).Where(_ => Once(2)).DefaultIfEmpty("region_key")];
        var units = Levels.Where(level => sources.Contains(Column(level))).SelectMany(dimensions.At).Select(unit => unit.Key).Order();
        return new(sources, told, [.. units.Select(unit => new UnitMove(unit, [.. told.Select(_ => Once(4) ? null : (int?)Pick(dimensions.Areas).Key)]))]);
    }

    private ImmutableArray<int> Units(AreaLevel level) => Some(dimensions.At(level).Select(unit => unit.Key));

    private static string Column(AreaLevel level) => level.ToString().ToLowerInvariant() + "_key";

    private ImmutableArray<int> Some(IEnumerable<int> keys) => [.. keys.Where(_ => Once(2))];

    private bool Once(int times) => random.Next(times) == 0;

    private T Pick<T>(IEnumerable<T> items) => items.ToArray() is var all ? all[random.Next(all.Length)] : default!; // never empty
}
