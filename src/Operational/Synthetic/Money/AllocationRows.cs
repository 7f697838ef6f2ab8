using Analytics.Operational.Model;

namespace Analytics.Operational.Synthetic.Money;

/// <summary>Tells the allocations of each funding line: new money, the part carried into the next year, a
/// cancellation.</summary>
internal sealed class AllocationRows(SyntheticWorld world, FundingLines lines)
{
    public IEnumerable<BudgetAllocation> All()
    {
        foreach (var line in lines.All())
        {
            var random = world.Random(nameof(BudgetAllocation), line.Index);
            var isUnknown = line is { Carried: 0, Cancelled: 0 } && random.Chance(0.005);
            yield return New(line, random, isUnknown ? null : line.Amount);
            if (line.Cancelled > 0)
            {
                yield return Cancellation(line, random);
            }

            if (line.Carried > 0)
            {
                yield return CarriedIn(line, random);
            }
        }
    }

    private static BudgetAllocation New(FundingLine line, SyntheticRandom random, long? amount)
    {
        var row = Row(line, random, amount);
        row.AmountReason = amount == null ? "UNKNOWN_AMOUNT" : null;
        row.BudgetYear = line.IsSpan ? null : line.Year;
        row.OriginYear = row.BudgetYear;
        row.SpanFrom = line.IsSpan ? new(line.Year, 1, 1) : null;
        row.SpanUntil = line.IsSpan ? new(line.LastYear + 1, 1, 1) : null;
        row.DecidedOn = row.SpanFrom ?? SyntheticDays.Any(random, line.Area, line.Year);
        return row;
    }

    private static BudgetAllocation Cancellation(FundingLine line, SyntheticRandom random)
    {
        var row = New(line, random, line.Cancelled);
        row.Kind = "CANCELLATION";
        row.DecidedOn = line.IsSpan ? null : SyntheticDays.Late(random, line.Area, line.Year);
        return row;
    }

    private static BudgetAllocation CarriedIn(FundingLine line, SyntheticRandom random)
    {
        var row = Row(line, random, line.Carried);
        row.BudgetYear = line.Year + 1;
        row.OriginYear = line.Year;
        row.DecidedOn = new(line.Year + 1, random.Integer(1, 3), random.Integer(1, 28));
        return row;
    }

    private static BudgetAllocation Row(FundingLine line, SyntheticRandom random, long? amount) => new()
    {
        AreaId = line.Area.Id,
        PeriodCode = line.Period,
        ProjectCode = line.Project.Project,
        SubProjectCode = line.Project.SubProject,
        Kind = "ALLOCATION",
        FundingSource = line.FundingSource,
        CapitalType = line.CapitalType,
        Amount = amount,
        Qualifier = SyntheticQualifiers.Draw(random),
        DecisionNumber = random.Chance(0.9) ? $"{random.Integer(1, 4_000)}/QĐ-UBND" : null,
    };
}
