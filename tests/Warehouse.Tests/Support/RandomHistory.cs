using Analytics.Warehouse.Model;

namespace Analytics.Warehouse.Tests.Support;

/// <summary>A country whose units merge, split, change names, codes and neighbours by chance. Land is told in small pieces,
/// so that what lies in what is known without any record of successions.</summary>
internal sealed class RandomHistory
{
    private readonly Random _random;
    private readonly List<Unit> _all = [];
    private readonly List<(Unit Before, Unit After, DateOnly On, bool Whole)> _changes = [];
    private readonly Dictionary<Unit, Place> _places = [];
    private readonly Unit _country = new() { Level = AreaLevel.Country, Code = "VN", Name = "Việt Nam" };
    private readonly List<string> _free = []; // codes and names that nobody has now
    private int _number;
    private int _land;

    public RandomHistory(int seed)
    {
        _random = new(seed);
        _all.Add(_country);
        Found();
        DateOnly[] days = [new(2019, 7, 1), new(2021, 1, 1), new(2023, 7, 1), new(2025, 7, 1)];
        foreach (var day in days)
        {
            for (var change = _random.Next(1, 3); change > 0; change--)
            {
                Happen(day);
            }
        }

        if (_random.Next(3) == 0)
        {
            Living(AreaLevel.Commune).Concat(Living(AreaLevel.District)).ToList().ForEach(one => one.Until = days[^1]);
        }

        var living = _all.OrderBy(one => one.Level).ThenBy(one => one.Code, StringComparer.Ordinal).ThenBy(one => one.From);
        History = new([.. living.Select(PlaceOf)], [.. _changes.Where(one => one.Before != one.After).Select(
            one => new Change(PlaceOf(one.Before), PlaceOf(one.After), one.On, one.Whole))]);
        Land = _all.ToDictionary(one => PlaceOf(one).Identity, one => one.Land.ToHashSet());
    }

    public History History { get; }

    /// <summary>Pieces of land by identity of the unit.</summary>
    public Dictionary<string, HashSet<int>> Land { get; }

    private IEnumerable<Unit> Living(AreaLevel level) => _all.Where(one => one.Level == level && one.Until is null);

    private Unit Pick(IEnumerable<Unit> units) => units.ElementAt(_random.Next(units.Count()));

    private string Fresh(string word) => $"{word}{++_number:00}";

    private void Found()
    {
        foreach (var region in new[] { "NMM", "NCC" })
        {
            var around = Add(new() { Level = AreaLevel.Region, Code = region, Name = "Vùng " + region, Parent = _country });
            for (var province = _random.Next(2, 4); province > 0; province--)
            {
                var inside = Add(Named(AreaLevel.Province, around));
                for (var district = _random.Next(1, 4); district > 0; district--)
                {
                    var unit = Add(Named(AreaLevel.District, inside));
                    for (var commune = _random.Next(3); commune > 0; commune--)
                    {
                        Add(Named(AreaLevel.Commune, unit)).Pieces = [_land++];
                    }

                    unit.Pieces = [_land++, _land++];
                }
            }
        }
    }

    private Unit Named(AreaLevel level, Unit parent) =>
        new() { Level = level, Code = Fresh(level.ToString()[..1]), Name = Fresh("Tên"), Parent = parent };

    private Unit Add(Unit unit)
    {
        unit.Parent?.Children.Add(unit);
        _all.Add(unit);
        return unit;
    }

    private void Happen(DateOnly day)
    {
        var level = _random.Next(3) == 0 ? AreaLevel.District : AreaLevel.Province;
        var units = Living(level).Where(one => one.From != day && one.Children.All(child => child.From != day)).ToList();
        if (units.Count < 2)
        {
            return;
        }

        var one = Pick(units);
        var others = units.Where(other => other != one && (level == AreaLevel.Province || other.Parent == one.Parent)).ToList();
        switch (_random.Next(5))
        {
            case 0 or 1 when others.Count > 0:
                Become(day, [one, Pick(others)], 1);
                break;
            case 2 when Parts(one).Count > 1:
                Become(day, [one], 2 + (Parts(one).Count > 2 ? _random.Next(2) : 0));
                break;
            case 3 when others.Count > 0 && level == AreaLevel.Province && one.Children.Count > 1:
                Become(day, [one, Pick(others)], 2);
                break;
            default:
                Become(day, [one], 1);
                break;
        }
    }

    /// <summary>What can go separate ways: children, or pieces of land.</summary>
    private static List<object> Parts(Unit unit) =>
        unit.Level == AreaLevel.Province ? [.. unit.Children] : [.. unit.Children, .. unit.Pieces.Cast<object>()];

    /// <summary>Some units end, and others begin on their land; a second of two takes a child of the first.</summary>
    private void Become(DateOnly day, Unit[] before, int count)
    {
        before.ToList().ForEach(one => one.Until = day);
        var after = Enumerable.Range(0, count).Select(index => After(before, index, day)).ToList();
        var parts = before.SelectMany((one, owner) => Parts(one).Select((part, place) => (part, owner, place))).ToList();
        foreach (var (part, owner, place) in parts)
        {
            var target = count == 1 ? after[0]
                : before.Length == 2 ? after[owner == 1 || place == 0 ? 1 : 0]
                : after[place < count ? place : _random.Next(count)];
            Hand(part, target, day);
        }

        foreach (var one in before)
        {
            var takers = after.Where(other => other.Land.Overlaps(one.Land)).ToList();
            takers.ForEach(other => _changes.Add((one, other, day, takers.Count == 1)));
        }

        _free.AddRange(before.Where(one => one.Level == AreaLevel.Province).SelectMany(one => new[] { one.Code, one.Name })
            .Except(after.SelectMany(one => new[] { one.Code, one.Name })));
    }

    private Unit After(Unit[] before, int index, DateOnly day)
    {
        var level = before[0].Level;
        var kept = index < before.Length ? before[index] : null;
        var regions = before.Select(one => one.Region).Distinct().ToList();
        var parent = level == AreaLevel.District ? before[0].Parent! : regions is [{ } only] ? only : _country;
        var code = _random.Next(4) > 0 && kept is not null ? kept.Code : Reused(level, "P") ?? Fresh(level.ToString()[..1]);
        var name = _random.Next(2) > 0 && kept is not null ? kept.Name : Reused(level, "T") ?? Fresh("Tên");
        return Add(new() { Level = level, Code = code, Name = name, Parent = parent, From = day });
    }

    private string? Reused(AreaLevel level, string letter)
    {
        var found = level == AreaLevel.Province && _random.Next(2) == 0 ? _free.FirstOrDefault(one => one.StartsWith(letter, StringComparison.Ordinal)) : null;
        _free.Remove(found ?? "");
        return found;
    }

    /// <summary>A child goes on under another parent as a unit of its own.</summary>
    private void Hand(object part, Unit target, DateOnly day)
    {
        if (part is int piece)
        {
            target.Pieces.Add(piece);
            return;
        }

        var child = (Unit)part;
        if (child.Until is not null)
        {
            return;
        }

        child.Until = day;
        var next = Add(new() { Level = child.Level, Code = child.Code, Name = child.Name, Parent = target, From = day, Pieces = [.. child.Pieces] });
        child.Children.ToList().ForEach(one => Hand(one, next, day));
        _changes.Add((child, next, day, true));
    }

    private Place PlaceOf(Unit unit)
    {
        if (unit == _country)
        {
            return World.Country;
        }

        if (!_places.TryGetValue(unit, out var place))
        {
            _places[unit] = place = new(unit.Code, unit.Level, unit.Name, unit.From, unit.Until)
            {
                Region = unit.Level > AreaLevel.Region && unit.Region is { } region ? PlaceOf(region) : null,
                Province = unit.Level > AreaLevel.Province ? PlaceOf(unit.Above(AreaLevel.Province)) : null,
                District = unit.Level > AreaLevel.District ? PlaceOf(unit.Above(AreaLevel.District)) : null,
            };
        }

        return place;
    }

    private sealed class Unit
    {
        public required AreaLevel Level { get; init; }

        public required string Code { get; init; }

        public required string Name { get; init; }

        public Unit? Parent { get; init; }

        public DateOnly? From { get; init; }

        public DateOnly? Until { get; set; }

        public List<Unit> Children { get; } = [];

        public List<int> Pieces { get; set; } = [];

        public HashSet<int> Land => [.. Pieces, .. Children.SelectMany(one => one.Land)];

        public Unit? Region => Level == AreaLevel.Country ? null : Level == AreaLevel.Region ? this : Parent!.Region;

        public Unit Above(AreaLevel level) => Level == level ? this : Parent!.Above(level);
    }
}
