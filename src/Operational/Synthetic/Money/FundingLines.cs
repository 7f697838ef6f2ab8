using Analytics.Operational.Synthetic.World;

namespace Analytics.Operational.Synthetic.Money;

/// <summary>Makes any funding line from its number alone.</summary>
internal sealed class FundingLines(SyntheticWorld world)
{
    private const long Thousand = 1_000; // amounts are told in thousands, as by the Treasury
    private const double MoneyOfAllYears = 1.2e14;

    private static readonly Weighted<string> Sources = new(
    [
        ("CENTRAL", 78), ("LOCAL", 7), ("PROVINCE", 7), ("DISTRICT", 3), ("COMMUNE", 1), ("MOBILISED", 1),
        ("NOT_SPLIT", 3),
    ]);

    /// <summary>Pairs of lines; two lines share their payments unevenly.</summary>
    private long Pairs => Math.Max(1, world.Options.Disbursements / 25);

    /// <summary>Number of lines.</summary>
    public long Count => Pairs * 2;

    /// <summary>All lines in the order of their years.</summary>
    public IEnumerable<FundingLine> All()
    {
        for (var index = 0L; index < Count; index++)
        {
            yield return Make(index);
        }
    }

    private FundingLine Make(long index)
    {
        var random = world.Random("FundingLine", index);
        var year = SyntheticWorld.YearAt(index, Count);
        var area = world.Places.Draw(random, year);
        var project = world.Programme.Draw(random, area, SyntheticProgramme.PeriodOf(year));
        var isSpan = year is 2016 or 2017 or 2018 or 2022 or 2023
            && random.Chance(0.02) && area.On(new(year + 1, 12, 31));
        var amount = Whole(random.LogNormal(0.5 * MoneyOfAllYears / Count, 1.1) * (area.IsPoor ? 2 : 1));
        var isCarried = !isSpan && GoesOn(area, year) && random.Chance(0.3);
        var carried = isCarried ? Whole(amount * random.Between(0.1, 0.4)) : 0;
        var cancelled = random.Chance(0.03) ? Whole((amount - carried) * random.Between(0.05, 0.3)) : 0;
        var payments = Payments(index);
        var later = carried == 0 || payments < 2 ? 0 : Math.Max(1, payments / 5);
        return new()
        {
            Index = index,
            Area = area,
            Year = year,
            LastYear = isSpan ? year + 1 : year,
            Project = project,
            FundingSource = random.Pick(Sources),
            CapitalType = Capital(random, project),
            Amount = amount,
            Carried = carried,
            Cancelled = cancelled,
            PaidInYear = Whole((amount - carried - cancelled) * (1 - (0.35 * Math.Pow(random.Fraction(), 2)))),
            PaidLater = later == 0 ? 0 : Whole(carried * random.Between(0.6, 1)),
            PaymentsInYear = payments - later,
            PaymentsLater = later,
        };
    }

    // Exactly as many payments as were asked for: each pair gets its part of the whole, the first of it by chance.
    private int Payments(long index)
    {
        var pair = index / 2;
        var all = world.Options.Disbursements;
        var both = (int)((((pair + 1) * all) / Pairs) - ((pair * all) / Pairs));
        var first = 1 + world.Random("Pair", pair).Below(both - 1);
        return index % 2 == 0 ? first : both - first;
    }

    // The records of 2025 end with the cut-off, so nothing is carried out of it.
    private static bool GoesOn(SyntheticArea area, int year) =>
        year < 2025 && area.On(new(year + 1, 1, 1)) && area.On(new(year + 1, 6, 30));

    private static string Capital(SyntheticRandom random, SyntheticProject project) =>
        random.Chance(0.04) ? "NOT_SPLIT" : project.HasDevelopment && random.Chance(0.65) ? "DEVELOPMENT" : "RECURRENT";

    private static long Whole(double amount) => Math.Max(1, (long)(amount / Thousand)) * Thousand;
}
