using Analytics.Operational.Model;

namespace Analytics.Operational.Synthetic.Money;

/// <summary>Tells the payments of each funding line: most late in the year, some in January of the next one, the
/// carried part in the next year.</summary>
internal sealed class PaymentRows(SyntheticWorld world, FundingLines lines)
{
    public IEnumerable<Disbursement> All()
    {
        foreach (var line in lines.All())
        {
            var random = world.Random(nameof(Disbursement), line.Index);
            foreach (var amount in Split(random, line.PaidInYear, line.PaymentsInYear))
            {
                yield return line.IsSpan ? OfSpan(line, random, amount) : InYear(line, random, amount);
            }

            foreach (var amount in Split(random, line.PaidLater, line.PaymentsLater))
            {
                yield return FromCarried(line, random, amount);
            }
        }
    }

    // Breaks a sum into uneven parts that add up to it exactly.
    private static IEnumerable<long> Split(SyntheticRandom random, long sum, int parts)
    {
        for (var left = parts; left > 1; left--)
        {
            var part = Math.Min(sum, (long)(sum / left * random.LogNormal(0.8, 0.6)) / 1_000 * 1_000);
            sum -= part;
            yield return part;
        }

        if (parts > 0)
        {
            yield return sum;
        }
    }

    private static Disbursement InYear(FundingLine line, SyntheticRandom random, long amount)
    {
        var row = Row(line, random, amount);
        row.BudgetYear = line.Year;
        row.OriginYear = line.Year;
        row.PaidOn = random.Chance(0.01) ? null : Day(line, random);
        return row;
    }

    // Work accepted by 31 December may be paid until 31 January; it still belongs to the former year.
    private static DateOnly Day(FundingLine line, SyntheticRandom random)
    {
        var january = new DateOnly(line.Year + 1, 1, random.Integer(2, 30));
        return random.Chance(0.06) && line.Area.On(january)
            ? january
            : SyntheticDays.Late(random, line.Area, line.Year);
    }

    private static Disbursement OfSpan(FundingLine line, SyntheticRandom random, long amount)
    {
        var row = Row(line, random, amount);
        row.SpanFrom = new(line.Year, 1, 1);
        row.SpanUntil = new(line.LastYear + 1, 1, 1);
        return row;
    }

    private static Disbursement FromCarried(FundingLine line, SyntheticRandom random, long amount)
    {
        var row = Row(line, random, amount);
        row.BudgetYear = line.Year + 1;
        row.OriginYear = line.Year;
        row.PaidOn = SyntheticDays.Late(random, line.Area, line.Year + 1);
        return row;
    }

    private static Disbursement Row(FundingLine line, SyntheticRandom random, long amount)
    {
        var isUnknown = random.Chance(0.003);
        return new()
        {
            AreaId = line.Area.Id,
            PeriodCode = line.Period,
            ProjectCode = line.Project.Project,
            SubProjectCode = line.Project.SubProject,
            FundingSource = line.FundingSource,
            CapitalType = line.CapitalType,
            Amount = isUnknown ? null : amount,
            AmountReason = isUnknown ? "UNKNOWN_AMOUNT" : null,
            Qualifier = SyntheticQualifiers.Draw(random),
        };
    }
}
