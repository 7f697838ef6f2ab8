using Analytics.Operational.Model;
using Analytics.Operational.Synthetic.World;

namespace Analytics.Operational.Synthetic.Households;

/// <summary>Tells the rate of each province beside the counts of its districts, as reports do; it is never
/// summed.</summary>
internal sealed class ControlRows(HouseholdPaths paths)
{
    public IEnumerable<ControlFigure> All() =>
        paths.Districts
            .GroupBy(pair => (Province: pair.Area.Province!, pair.Count.Year, pair.Count.Standard)) // districts only
            .Select(group => (group.Key.Province, Count: HouseholdCount.Sum(group.Select(pair => pair.Count))))
            .Where(pair => pair.Province.On(new(pair.Count.Year, 12, 31)))
            .Select(pair => Row(pair.Province, pair.Count));

    private static ControlFigure Row(SyntheticArea province, HouseholdCount count) => new()
    {
        AreaId = province.Id,
        Indicator = "POOR_RATE",
        Year = count.Year,
        Value = Math.Round(100m * count.Poor / count.Households, 2),
        Unit = "PERCENT",
        PovertyStandard = count.Standard,
        Reason = "PUBLISHED_RATE",
        Qualifier = "EXACT",
    };
}
