namespace Analytics.Warehouse.Tests.Support;

/// <summary>Units of a country through its history, in the order of their codes.</summary>
internal sealed record History(Place[] Places, Change[] Changes)
{
    private readonly Dictionary<string, int> _positions =
        Places.Select((place, index) => (place.Identity, index)).ToDictionary(one => one.Identity, one => one.index);

    public int PositionOf(Place place) => _positions[place.Identity];
}
