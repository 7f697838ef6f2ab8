using System.Collections.Immutable;
using Analytics.Warehouse.Model;
using Analytics.Warehouse.Requests;

namespace Analytics.Warehouse.Planning;

/// <summary>Which units the records of other units are counted under in a scan.</summary>
/// <param name="Sources">Key columns of which the first that is not null is looked up.</param>
/// <param name="Columns">Key columns that are told anew.</param>
/// <param name="Units">All units that are looked up, by key, those that stay as they are too. Records without such a
/// unit keep the keys that they have of <paramref name="Columns"/>.</param>
public sealed record UnitMap(
    ImmutableArray<string> Sources, ImmutableArray<string> Columns, ImmutableArray<UnitMove> Units)
{
    private static readonly ImmutableArray<ImmutableArray<string>> CoarsestFirst =
        [["province_key"], ["district_key", "province_key"], ["area_key"]];

    // Nothing else can be told by the district alone: a record without one has a province, and perhaps no region of
    // its own.
    private static readonly ImmutableArray<ImmutableArray<string>> OfDistricts = [["district_key"], .. CoarsestFirst];

    /// <summary>The province of each province and district, not on the map. Null where communes are looked up, which
    /// are too many for a list.</summary>
    public UnitMap? Provinces { get; init; }

    /// <summary>The map for some dimensions, by the coarsest keys that tell it; null where no unit of theirs is
    /// moved.</summary>
    public static UnitMap? Of(ResolvedQuery query, IEnumerable<Dimension> dimensions)
    {
        var moved = dimensions.Where(one => one is { Kind: DimensionKind.Area, Level: { } level } &&
            query.Map?.Retells(level) == true).DistinctBy(one => one.Column).ToImmutableArray();
        return moved.IsEmpty || query.Map is not { } map
            ? null
            : KnownMaps.Of(map).MapOf(moved, () => (moved is [{ Column: "district_key" }] ? OfDistricts : CoarsestFirst)
                .Select(sources => Of(sources, moved, query.Dimensions, map)).OfType<UnitMap>().First());
    }

    /// <summary>The map by some keys; null where units of one key go to different places.</summary>
    private static UnitMap? Of(
        ImmutableArray<string> sources, ImmutableArray<Dimension> told, SnapshotDimensions dimensions, Restatement map)
    {
        var units = dimensions.Areas.Where(one => SourceOf(one, sources) == one.Key)
            .ToDictionary(one => one.Key, one => new UnitMove(one.Key, TargetsOf(one, told, map)));
        var isExact = dimensions.Areas.All(unit => TargetsOf(unit, told, map).SequenceEqual(
            SourceOf(unit, sources) is { } source && units.TryGetValue(source, out var move)
                ? move.Targets
                : [.. told.Select(one => unit.KeyAt(LevelOf(one)))]));
        return isExact
            ? new(sources, [.. told.Select(one => one.Column)], [.. units.Values.OrderBy(one => one.Source)])
            {
                Provinces = sources is ["area_key"] ? null : ProvincesOf(dimensions),
            }
            : null;
    }

    private static UnitMap ProvincesOf(SnapshotDimensions dimensions) => new(
        ["unit_key"], ["province_key"],
        [
            .. dimensions.At(AreaLevel.Province).Concat(dimensions.At(AreaLevel.District)).OrderBy(one => one.Key)
                .Select(one => new UnitMove(one.Key, [one.ProvinceKey])),
        ]);

    private static ImmutableArray<int?> TargetsOf(Area unit, ImmutableArray<Dimension> told, Restatement map) =>
        [.. told.Select(one => map.KeyAt(unit, LevelOf(one)))];

    private static int? SourceOf(Area unit, ImmutableArray<string> sources) => sources switch
    {
        ["province_key"] => unit.ProvinceKey,
        ["district_key"] => unit.DistrictKey,
        ["area_key"] => unit.Key,
        _ => unit.DistrictKey ?? unit.ProvinceKey,
    };

    private static AreaLevel LevelOf(Dimension dimension) => dimension.Level ?? AreaLevel.Country; // all have one
}
