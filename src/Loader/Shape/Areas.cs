using System.Collections.Immutable;
using Analytics.Operational.Model;

namespace Analytics.Loader.Shape;

/// <summary>Every unit with its key and the units that contain it.</summary>
/// <remarks>Keys are ranks of the source's ids, withdrawn units included: a unit that is added, withdrawn or restored
/// later changes no other key.</remarks>
public sealed class Areas
{
    private const int DeepestLevel = 8; // country, region, province, district, commune; more means a circle

    private readonly Dictionary<long, AdministrativeUnit> _units;
    private readonly Dictionary<long, int> _keys = [];
    private readonly Dictionary<long, Place> _places = [];
    private readonly Dictionary<string, AdministrativeUnit> _regions;
    private readonly AreaRow?[] _rowOfKey;

    private Areas(ImmutableArray<AdministrativeUnit> units, ImmutableArray<long> ids)
    {
        _units = units.ToDictionary(unit => unit.Id);
        Count = ids.Length;
        Records = [.. ids.Order().Select((id, rank) => new AreaRecordRow(rank + 1, id))];
        _regions = units.Where(unit => unit is { Level: "REGION", Code: not null })
            .GroupBy(unit => unit.Code ?? "").ToDictionary(group => group.Key, group => group.First());
        _rowOfKey = new AreaRow?[Count + 1];
        foreach (var record in Records.Where(record => _units.ContainsKey(record.RecordId)))
        {
            _keys.Add(record.RecordId, record.AreaKey);
        }
    }

    /// <summary>The rows of <c>area</c>, by key.</summary>
    public ImmutableArray<AreaRow> Rows { get; private set; } = [];

    /// <summary>The rows of <c>area_record</c>: keys of all units, withdrawn ones included.</summary>
    public ImmutableArray<AreaRecordRow> Records { get; }

    /// <summary>The greatest key; keys run from 1 to it.</summary>
    public int Count { get; }

    /// <summary>The day from which a unit no longer exists; null while it does.</summary>
    public DateOnly? EndOf(int areaKey) => _rowOfKey[areaKey]?.ValidUntil;

    /// <summary>Shapes all units.</summary>
    /// <param name="units">Units that are not withdrawn.</param>
    /// <param name="ids">Ids of all units, withdrawn ones included.</param>
    /// <param name="unresolved">Takes parents and regions that do not exist.</param>
    public static Areas Of(
        ImmutableArray<AdministrativeUnit> units, ImmutableArray<long> ids, Unresolved unresolved)
    {
        var areas = new Areas(units, ids);
        foreach (var unit in units)
        {
            areas._places.Add(unit.Id, areas.Contain(unit, unresolved));
        }

        areas.Rows = areas.Shape(units);
        foreach (var row in areas.Rows)
        {
            areas._rowOfKey[row.AreaKey] = row;
        }

        return areas;
    }

    /// <summary>The key of a unit.</summary>
    /// <returns>Null when there is no such unit.</returns>
    public int? KeyOf(long areaId) => _keys.TryGetValue(areaId, out var key) ? key : null;

    /// <summary>The unit and those that contain it.</summary>
    /// <returns>False when there is no such unit.</returns>
    public bool TryPlace(long areaId, out Place place) => _places.TryGetValue(areaId, out place);

    private Place Contain(AdministrativeUnit unit, Unresolved unresolved)
    {
        var place = new Place(_keys[unit.Id], null, null, null, null);
        var here = unit;
        for (var depth = 0; here is not null; depth++)
        {
            place = Include(place, here);
            here = depth < DeepestLevel ? ParentOf(here, unresolved) : Circle(unit, unresolved);
        }

        return place;
    }

    private Place Include(Place place, AdministrativeUnit unit) => unit.Level switch
    {
        "REGION" => place with { RegionKey = _keys[unit.Id] },
        "PROVINCE" => place with { ProvinceKey = _keys[unit.Id], RegionKey = RegionKeyOf(unit) },
        "DISTRICT" => place with { DistrictKey = _keys[unit.Id] },
        "COMMUNE" => place with { CommuneKey = _keys[unit.Id] },
        _ => place,
    };

    // The chain of parents may pass from the province straight to the country; its region then stands in a column.
    private int? RegionKeyOf(AdministrativeUnit province) =>
        province.RegionCode is { } code && _regions.TryGetValue(code, out var region) ? _keys[region.Id] : null;

    private AdministrativeUnit? ParentOf(AdministrativeUnit unit, Unresolved unresolved)
    {
        if (unit.RegionCode is { } region && !_regions.ContainsKey(region))
        {
            unresolved.Add("area", "region_key", region, unit.Id);
        }

        if (unit.ParentId is not { } parent)
        {
            return null;
        }

        if (!_units.TryGetValue(parent, out var found))
        {
            unresolved.Add("area", "parent_key", Text.Of(parent), unit.Id);
        }

        return found;
    }

    private static AdministrativeUnit? Circle(AdministrativeUnit unit, Unresolved unresolved)
    {
        unresolved.Add("area", "parent_key", "circle", unit.Id);
        return null;
    }

    private ImmutableArray<AreaRow> Shape(ImmutableArray<AdministrativeUnit> units)
    {
        var codeOrder = Ranks(units.OrderBy(unit => unit.Code is null).ThenBy(unit => unit.Code, StringComparer.Ordinal)
            .ThenBy(unit => unit.ValidFrom ?? DateOnly.MinValue).ThenBy(unit => unit.Id));
        var nameOrder = Ranks(units.OrderBy(unit => VietnameseOrder.KeyOf(unit.Name), StringComparer.Ordinal)
            .ThenBy(unit => codeOrder[unit.Id]));
        return [.. units.OrderBy(unit => unit.Id).Select(unit => Row(unit, codeOrder[unit.Id], nameOrder[unit.Id]))];
    }

    private AreaRow Row(AdministrativeUnit unit, int codeOrder, int nameOrder)
    {
        var place = _places[unit.Id];
        return new AreaRow(
            place.AreaKey, unit.Code, unit.Level, unit.Name, WithParents(unit, one => one.FullName),
            unit.NameAscii, unit.NameEn, WithParents(unit, one => one.FullNameEn),
            unit.ParentId is { } parent ? KeyOf(parent) ?? Unresolved.Key : null,
            place.RegionKey, place.ProvinceKey, place.DistrictKey, unit.ValidFrom, unit.ValidUntil, codeOrder,
            nameOrder);
    }

    // "Huyện Châu Thành, Tỉnh An Giang": a district's name occurs in many provinces.
    private string WithParents(AdministrativeUnit unit, Func<AdministrativeUnit, string> nameOf)
    {
        var names = nameOf(unit);
        var here = unit;
        for (var depth = 0; depth < DeepestLevel; depth++)
        {
            if (here is not { Level: "DISTRICT" or "COMMUNE", ParentId: { } parent })
            {
                break;
            }

            here = _units.GetValueOrDefault(parent);
            names = here is null ? names : $"{names}, {nameOf(here)}";
        }

        return names;
    }

    private static Dictionary<long, int> Ranks(IEnumerable<AdministrativeUnit> inOrder) =>
        inOrder.Select((unit, rank) => (unit.Id, rank)).ToDictionary(pair => pair.Id, pair => pair.rank + 1);
}
