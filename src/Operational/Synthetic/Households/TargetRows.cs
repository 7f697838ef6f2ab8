using Analytics.Operational.Model;
using Analytics.Operational.Synthetic.World;

namespace Analytics.Operational.Synthetic.Households;

/// <summary>Tells by how many points each area was told to lower its rate, year by year.</summary>
internal sealed class TargetRows(SyntheticWorld world, HouseholdPaths paths)
{
    public IEnumerable<Target> All() =>
        paths.Districts.Concat(paths.NewProvinces).Where(pair => pair.Count.Flows != null)
            .Select(pair => Row(pair.Area, pair.Count.Year));

    private Target Row(SyntheticArea area, int year)
    {
        var random = world.Random(nameof(Target), (area.Id * 10_000) + year);
        return new()
        {
            AreaId = area.Id,
            Indicator = "POOR_RATE_CHANGE",
            Year = year,
            Value = -random.Integer(area.IsPoor ? 40 : 3, area.IsPoor ? 60 : 15) / 10m,
            Unit = "PERCENTAGE_POINT",
            Qualifier = "EXACT",
        };
    }
}
