using System.Collections.Immutable;
using Analytics.Operational.Synthetic.World;

namespace Analytics.Operational.Synthetic.Activities;

/// <summary>Makes any inspection from its number alone, one for each 50 payments.</summary>
internal sealed class InspectionPlans(SyntheticWorld world)
{
    private long Count => world.Options.Disbursements / 50;

    public IEnumerable<InspectionPlan> All()
    {
        for (var index = 0L; index < Count; index++)
        {
            yield return Make(index);
        }
    }

    private InspectionPlan Make(long index)
    {
        var random = world.Random("InspectionPlan", index);
        var year = SyntheticWorld.YearAt(index, Count);
        var drawn = world.Places.Draw(random, year);
        var (first, last) = SyntheticDays.Row(random, drawn, year, random.Integer(1, 12));
        var isOfProvince = random.Chance(0.35) && drawn.Province?.On(first) == true && drawn.Province.On(last);
        var area = isOfProvince ? drawn.Province! : drawn; // checked in the line above
        return new(index + 1, area, first, last, Visits(random, area, last), random.Count(1.3));
    }

    // A district visits communes, which the synthetic data does not name.
    private ImmutableArray<SyntheticArea> Visits(SyntheticRandom random, SyntheticArea area, DateOnly day)
    {
        var districts = area.Province == null ? world.Places.DistrictsOf(area, day) : [];
        if (districts.Count == 0 || random.Chance(0.4))
        {
            return [];
        }

        var visits = Enumerable.Range(0, random.Integer(1, 6)).Select(_ => random.Pick(districts));
        return [.. visits.DistinctBy(visit => visit.Id)];
    }
}
