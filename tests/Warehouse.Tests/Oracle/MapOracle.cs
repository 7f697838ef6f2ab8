using Analytics.Warehouse.Model;
using Analytics.Warehouse.Requests;
using Analytics.Warehouse.Tests.Support;

namespace Analytics.Warehouse.Tests.Oracle;

/// <summary>The map of a day, read literally from who followed whom.</summary>
internal sealed class MapOracle(DateOnly day)
{
    private readonly Dictionary<string, Place> _homes = [];

    public DateOnly Day => day;

    public static MapOracle? Of(AggregationRequest request) => request.Geography is Geography.AsOf map ? new(map.Date) : null;

    public bool Has(AreaLevel level) => World.Places.Any(place => place.Level == level && place.ExistsOn(day));

    public bool MovesProvinces => World.Places.Any(IsMovedProvince);

    public bool IsMoved(Place place, AreaLevel level) => Home(place).At(level) != place.At(level);

    public IEnumerable<Place> MadeOf(Place unit, Spell days) => World.Places.Where(place => place.Level == unit.Level && Home(place) == unit &&
        (place.From is null || place.From < days.Until) && (place.Until is null || days.From < place.Until));

    /// <summary>The lowest unit of the day that holds a place for certain.</summary>
    public Place Home(Place place)
    {
        if (!_homes.TryGetValue(place.Identity, out var home))
        {
            _homes[place.Identity] = home = Find(place);
        }

        return home;
    }

    private bool IsMovedProvince(Place place) => IsMoved(place, AreaLevel.Province);

    private Place Find(Place place)
    {
        if (place.ExistsOn(day))
        {
            return place;
        }

        var next = place.Until <= day
            ? World.Successions.Where(one => one.Before == place).Select(one => one.After).ToList()
            : [.. World.Successions.Where(one => one.After == place).Select(one => one.Before)];
        if (next.Count == 0)
        {
            return place.Level == AreaLevel.Country ? place : Home(place.District ?? place.Province ?? place.Region ?? World.Country);
        }

        var homes = next.Select(Home).ToList();
        return Around(homes[0]).First(unit => homes.All(home => Around(home).Contains(unit)));
    }

    private static IEnumerable<Place> Around(Place place) =>
        new[] { place, place.District, place.Province, place.Region, World.Country }.OfType<Place>();
}
