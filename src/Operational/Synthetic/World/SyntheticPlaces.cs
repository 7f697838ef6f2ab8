using System.Collections.Immutable;
using Analytics.Operational.Model;
using Analytics.Operational.Sample;

namespace Analytics.Operational.Synthetic.World;

/// <summary>The units of the sample, arranged for drawing.</summary>
internal sealed class SyntheticPlaces
{
    private static readonly DateOnly Reform = new(2025, 7, 1);

    private readonly Dictionary<DateOnly, Lists> drawn = [];
    private readonly ILookup<long, SyntheticArea> districtsOf;

    public SyntheticPlaces(SampleTables tables)
    {
        var units = tables.RecordsOf<AdministrativeUnit>().ToImmutableArray();
        var poor = tables.RecordsOf<AreaClassMembership>().Where(member => member.AreaClass == "POOR_DISTRICT")
            .Select(member => member.AreaId).ToHashSet();
        var regions = Regions(units, tables.RecordsOf<AreaSuccession>());
        var poorProvinces = units.Where(unit => poor.Contains(unit.Id)).Select(unit => unit.ParentId).ToHashSet();
        Provinces = [.. units.Where(unit => unit.Level == "PROVINCE")
            .Select(unit => Area(unit, regions[unit.Id], poorProvinces.Contains(unit.Id)))];
        var byId = Provinces.ToDictionary(province => province.Id);
        Districts = [.. units.Where(unit => unit.Level == "DISTRICT")
            .Select(unit => District(unit, byId[unit.ParentId!.Value], poor.Contains(unit.Id)))]; // it has a province
        districtsOf = Districts.ToLookup(district => district.Province!.Id); // set just above
        NewProvinceOf = ProvincesAfterReform(tables.RecordsOf<AreaSuccession>(), byId);
    }

    /// <summary>Provinces of both maps.</summary>
    public ImmutableArray<SyntheticArea> Provinces { get; }

    /// <summary>Districts, also those that ended or began in the years.</summary>
    public ImmutableArray<SyntheticArea> Districts { get; }

    /// <summary>The province from 2025-07-01 by id of the former one; a province that goes on is its own.</summary>
    public ImmutableDictionary<long, SyntheticArea> NewProvinceOf { get; }

    /// <summary>Draws a district, or sometimes a province, that exists through a year. In 2025 districts exist
    /// through its first half and the new provinces through its second.</summary>
    public SyntheticArea Draw(SyntheticRandom random, int year) =>
        year < 2025 ? Draw(random, new(year, 1, 1), new(year, 12, 31))
        : random.Chance(0.6) ? Draw(random, new(year, 1, 1), new(year, 6, 30))
        : Draw(random, Reform, new(year, 12, 31));

    /// <summary>The districts of a province that exist on a day.</summary>
    public IReadOnlyList<SyntheticArea> DistrictsOf(SyntheticArea province, DateOnly day) =>
        [.. districtsOf[province.Id].Where(district => district.On(day))];

    private SyntheticArea Draw(SyntheticRandom random, DateOnly first, DateOnly last)
    {
        if (!drawn.TryGetValue(first, out var lists))
        {
            drawn[first] = lists = new(Through(Districts, first, last), Through(Provinces, first, last));
        }

        var ofProvince = lists.Districts.Members.IsEmpty || random.Chance(0.12);
        return random.Pick(ofProvince ? lists.Provinces : lists.Districts);
    }

    private static Weighted<SyntheticArea> Through(
        ImmutableArray<SyntheticArea> areas, DateOnly first, DateOnly last) =>
        new(areas.Where(area => area.On(first) && area.On(last)).Select(area => (area, area.Need)));

    private static SyntheticArea District(AdministrativeUnit unit, SyntheticArea province, bool isPoor) =>
        Area(unit, province.Region, isPoor) with { Province = province };

    private static SyntheticArea Area(AdministrativeUnit unit, string region, bool isPoor) =>
        new(unit.Id, region, unit.ValidFrom ?? DateOnly.MinValue, unit.ValidUntil ?? DateOnly.MaxValue, isPoor);

    private static Dictionary<long, string> Regions(
        ImmutableArray<AdministrativeUnit> units, IEnumerable<AreaSuccession> successions)
    {
        var regions = units.Where(unit => unit.RegionCode != null)
            .ToDictionary(unit => unit.Id, unit => unit.RegionCode!); // filtered above
        foreach (var succession in successions.Where(link => regions.ContainsKey(link.PredecessorId)))
        {
            regions.TryAdd(succession.SuccessorId, regions[succession.PredecessorId]);
        }

        return regions;
    }

    private static ImmutableDictionary<long, SyntheticArea> ProvincesAfterReform(
        IEnumerable<AreaSuccession> successions, Dictionary<long, SyntheticArea> byId)
    {
        var later = byId.Values.Where(province => province.On(Reform)).ToDictionary(province => province.Id);
        var ofProvinces = successions.Where(link => byId.ContainsKey(link.PredecessorId));
        foreach (var link in ofProvinces.OrderByDescending(link => link.On))
        {
            later.TryAdd(link.PredecessorId, later[link.SuccessorId]);
        }

        return later.ToImmutableDictionary();
    }

    private sealed record Lists(Weighted<SyntheticArea> Districts, Weighted<SyntheticArea> Provinces);
}
