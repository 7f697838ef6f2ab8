using Analytics.Operational.Model;
using Analytics.Operational.Synthetic.World;

namespace Analytics.Operational.Synthetic.Households;

/// <summary>Tells support given to households, three for each 100 payments.</summary>
internal sealed class SupportRows(SyntheticWorld world)
{
    private static readonly Weighted<string> Kinds = new(
    [
        ("HOUSING_NEW", 22), ("HOUSING_REPAIR", 14), ("HOUSING_NOT_SPLIT", 3), ("PRODUCTION_MODEL", 26),
        ("LIVELIHOOD", 20), ("EMPLOYMENT", 8), ("NUTRITION", 6), ("NOT_SPLIT", 1),
    ]);

    private static readonly Weighted<string> Policies = new(
        [("PROGRAMME", 78), ("PROVINCIAL", 14), ("CAMPAIGN", 6), ("NOT_STATED", 2)]);

    private long Count => world.Options.Disbursements * 3 / 100;

    public IEnumerable<HouseholdSupport> All()
    {
        for (var index = 0L; index < Count; index++)
        {
            var random = world.Random(nameof(HouseholdSupport), index);
            var year = SyntheticWorld.YearAt(index, Count);
            yield return Row(random, world.Places.Draw(random, year), year);
        }
    }

    private HouseholdSupport Row(SyntheticRandom random, SyntheticArea area, int year)
    {
        var kind = random.Pick(Kinds);
        var policy = random.Pick(Policies);
        var period = SyntheticProgramme.PeriodOf(year);
        var project = policy == "PROGRAMME" ? world.Programme.Draw(random, area, period) : null;
        var households = random.Chance(0.02) ? (int?)null
            : Math.Clamp((int)random.LogNormal(area.IsPoor ? 60 : 25, 0.9), 1, 4_000);
        var amount = random.Chance(0.02) ? (long?)null : (households ?? 20) * PerHousehold(random, kind);
        return new()
        {
            AreaId = area.Id,
            Year = year,
            GivenOn = random.Chance(0.05) ? null : SyntheticDays.Late(random, area, year),
            PeriodCode = project == null ? null : period,
            ProjectCode = project?.Project,
            SubProjectCode = project?.SubProject,
            Kind = kind,
            Policy = policy,
            Households = households,
            Amount = amount,
            AmountReason = amount == null ? "UNKNOWN_AMOUNT" : null,
            CapitalRecovered = kind == "PRODUCTION_MODEL" && random.Chance(0.3) ? amount / 5 : null,
            Qualifier = SyntheticQualifiers.Draw(random),
        };
    }

    private static long PerHousehold(SyntheticRandom random, string kind) => 100_000 * (long)(kind switch
    {
        "HOUSING_NEW" => random.Between(450, 850),
        "HOUSING_REPAIR" => random.Between(200, 450),
        "HOUSING_NOT_SPLIT" => random.Between(250, 850),
        "NUTRITION" => random.Between(5, 20),
        "EMPLOYMENT" => random.Between(20, 80),
        _ => random.Between(80, 300),
    });
}
