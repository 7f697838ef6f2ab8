using System.Collections.Immutable;
using Analytics.Operational.Synthetic.World;

namespace Analytics.Operational.Synthetic.Households;

/// <summary>Follows the households of every district through ten year ends; from 2025 on, of the new
/// provinces.</summary>
internal sealed class HouseholdPaths
{
    private const string Former = "2016-2020";
    private const string Later = "2022-2025";

    public HouseholdPaths(SyntheticWorld world)
    {
        var lastDistricts = new DateOnly(2024, 12, 31);
        var paths = world.Places.Districts.Where(district => district.From < lastDistricts)
            .Select(district => (district, counts: Path(world.Random("HouseholdPath", district.Id), district)))
            .ToImmutableArray();
        Districts =
        [
            .. paths.SelectMany(path => path.counts.Select(count => (path.district, count)))
                .Where(pair => pair.district.On(new(pair.count.Year, 12, 31)))
                .OrderBy(pair => pair.count.Year),
        ];
        NewProvinces =
        [
            .. paths.Where(path => path.district.On(lastDistricts))
                .GroupBy(path => world.Places.NewProvinceOf[path.district.Province!.Id]) // a district has a province
                .Select(group => (group.Key, HouseholdCount.Sum(group.Select(path => path.counts[^1])))),
        ];
    }

    /// <summary>Counts of districts at the ends of 2016 to 2024, by year; two standards at the end of 2021.</summary>
    public ImmutableArray<(SyntheticArea Area, HouseholdCount Count)> Districts { get; }

    /// <summary>Counts of the 34 provinces at the end of 2025.</summary>
    public ImmutableArray<(SyntheticArea Area, HouseholdCount Count)> NewProvinces { get; }

    private static ImmutableArray<HouseholdCount> Path(SyntheticRandom random, SyntheticArea district)
    {
        var households = (int)Math.Clamp(random.LogNormal(34_000, 0.5), 1_500, 250_000);
        var last = First(random, Former, 2015, households, BaseRate(district) * random.Between(0.6, 1.4));
        var path = ImmutableArray.CreateBuilder<HouseholdCount>();
        for (var year = 2016; year <= 2025; year++)
        {
            path.Add(last = Next(random, last, year, district.IsPoor));
            if (year == 2021)
            {
                var rate = (double)last.Poor / last.Households * random.Between(1.4, 1.9);
                path.Add(last = First(random, Later, year, last.Households, rate));
            }
        }

        return path.ToImmutable();
    }

    private static HouseholdCount First(SyntheticRandom random, string standard, int year, int households, double rate)
    {
        var poor = (int)(households * Math.Min(rate, 0.55));
        return new(standard, year, households, poor, NearPoor(random, households, poor), null);
    }

    private static HouseholdCount Next(SyntheticRandom random, HouseholdCount last, int year, bool isPoor)
    {
        var flows = new HouseholdFlows(
            (int)(last.Poor * random.Between(isPoor ? 0.18 : 0.22, isPoor ? 0.26 : 0.34)),
            (int)(last.Poor * random.Between(0.02, 0.06)),
            (int)(last.Poor * random.Between(0, 0.01)),
            (int)(last.Poor * random.Between(-0.012, 0.012)));
        var households = (int)(last.Households * random.Between(1.004, 1.015));
        var poor = last.Poor + flows.Net;
        return new(last.Standard, year, households, poor, NearPoor(random, households, poor), flows);
    }

    private static int NearPoor(SyntheticRandom random, int households, int poor) =>
        (int)Math.Min(poor * random.Between(0.5, 0.95), (households * 0.75) - poor);

    private static double BaseRate(SyntheticArea district) => district.IsPoor ? 0.45 : district.Region switch
    {
        "NMM" => 0.2,
        "CHL" => 0.16,
        "NCC" => 0.09,
        "MRD" => 0.07,
        "RRD" => 0.04,
        _ => 0.015,
    };
}
