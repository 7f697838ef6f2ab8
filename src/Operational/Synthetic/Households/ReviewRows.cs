using Analytics.Operational.Model;
using Analytics.Operational.Synthetic.World;

namespace Analytics.Operational.Synthetic.Households;

/// <summary>Tells the year-end counts; mountain districts report minorities apart, some areas report a rate
/// only.</summary>
internal sealed class ReviewRows(SyntheticWorld world, HouseholdPaths paths)
{
    private const int FirstSplitYear = 2019;

    public IEnumerable<HouseholdReview> All() =>
        paths.Districts.Concat(paths.NewProvinces).SelectMany(pair => Rows(pair.Area, pair.Count));

    private IEnumerable<HouseholdReview> Rows(SyntheticArea area, HouseholdCount count)
    {
        var random = world.Random(nameof(HouseholdReview) + count.Standard, (area.Id * 10_000) + count.Year);
        if (area.MinorityShare >= 0.3 && count.Year >= FirstSplitYear)
        {
            var minority = count.Minority(area.MinorityShare);
            yield return Counted(random, area, minority, "MINORITY");
            yield return Counted(random, area, count.Without(minority), "KINH");
        }
        else
        {
            yield return random.Chance(0.02) ? RateOnly(area, count) : Counted(random, area, count, "NOT_SPLIT");
        }
    }

    private static HouseholdReview Counted(
        SyntheticRandom random, SyntheticArea area, HouseholdCount count, string group)
    {
        var row = Row(area, count, group);
        row.Households = count.Households;
        row.Poor = count.Poor;
        row.NearPoor = count.NearPoor;
        row.Exits = count.Flows?.Exits;
        row.NewlyPoor = count.Flows?.NewlyPoor;
        row.Relapsed = count.Flows?.Relapsed;
        row.OtherFlow = random.Chance(0.25) ? null : count.Flows?.Other; // published flows often do not close
        row.PoorRate = random.Chance(0.5) ? Rate(count.Poor, count.Households) : null;
        row.Qualifier = count.Year == 2025 && random.Chance(0.3) ? "PRELIMINARY" : SyntheticQualifiers.Draw(random);
        return row;
    }

    private static HouseholdReview RateOnly(SyntheticArea area, HouseholdCount count)
    {
        var row = Row(area, count, "NOT_SPLIT");
        row.PoorRate = Rate(count.Poor, count.Households);
        row.NearPoorRate = Rate(count.NearPoor, count.Households);
        row.Qualifier = "EXACT";
        return row;
    }

    private static HouseholdReview Row(SyntheticArea area, HouseholdCount count, string group) => new()
    {
        AreaId = area.Id,
        Year = count.Year,
        ReviewedOn = new(count.Year, 12, 31),
        PovertyStandard = count.Standard,
        EthnicGroup = group,
    };

    private static decimal Rate(int part, int whole) => Math.Round(100m * part / Math.Max(1, whole), 2);
}
