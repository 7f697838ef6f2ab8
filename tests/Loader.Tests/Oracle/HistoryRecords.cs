using Analytics.Loader.Tests.Support;
using Analytics.Operational.Model;
using Analytics.Operational.Sources;

namespace Analytics.Loader.Tests.Oracle;

/// <summary>Random changes of records.</summary>
internal sealed class HistoryRecords(Random random)
{
    private static readonly (string? Period, string? Project, string? Sub)[] Work =
    [
        ("2021-2025", "P7", "P7.1"), ("2021-2025", "P7", "P7.2"), ("2021-2025", "P5", null), ("2021-2025", "P10", null),
        ("2021-2025", "NOT_SPLIT", "NOT_SPLIT"), (null, null, null),
    ];

    public string Change(OperationalContext context) => random.Next(20) switch
    {
        < 5 => Insert(context),
        < 7 => Withdraw(context),
        7 => Restore(context),
        8 => Mislead(context),
        < 11 => On(context.Any<Disbursement>(random), Edit),
        < 13 => On(context.Any<BudgetAllocation>(random), Edit),
        13 => On(context.Any<TrainingCourse>(random), Edit),
        < 16 => On(context.Any<Inspection>(random), one => Edit(one, context)),
        16 => On(context.Any<InspectedUnit>(random), one => Edit(one, context)),
        17 => On(context.Any<Finding>(random), one => Edit(one, context)),
        18 => On(context.Any<HouseholdReview>(random), one => Edit(one, context)),
        _ => On(context.Any<HouseholdSupport>(random), one => Edit(one, context)),
    };

    private static string On<TRecord>(TRecord? record, Action<TRecord> edit)
        where TRecord : OperationalRecord
    {
        if (record is not null)
        {
            edit(record);
        }

        return $"edit {typeof(TRecord).Name} {record?.Id}";
    }

    private string Insert(OperationalContext context)
    {
        var area = AreaOf(context);
        var year = random.Next(2021, 2026);
        OperationalRecord record = random.Next(8) switch
        {
            0 or 1 => SmallFacts.Payment(area, year, new DateOnly(year, random.Next(1, 13), 3), random.Next(1, 1_000_000)),
            2 => SmallFacts.Allocation(area, year, year - random.Next(2), random.Next(1, 2_000_000),
                random.Of("ALLOCATION", "CANCELLATION")),
            3 => SmallFacts.Allocation(area, null, null, random.Next(1, 1_000_000)),
            4 => SmallFacts.Course(),
            5 => SmallFacts.Inspection(),
            6 => SmallFacts.Review(area, year, 1_000, random.Next(1, 300)),
            _ => SmallFacts.Support(),
        };
        context.Add(record);
        context.SaveChanges();
        if (record is Inspection inspection)
        {
            context.AddRange(Enumerable.Range(0, random.Next(4)).Select(_ => new InspectedUnit
            {
                InspectionId = inspection.Id, AreaId = AreaOf(context), Qualifier = "EXACT",
            }));
            var finding = SmallFacts.Finding();
            finding.InspectionId = inspection.Id;
            context.Add(finding);
        }

        return $"insert {record.GetType().Name} {record.Id}";
    }

    private string Withdraw(OperationalContext context)
    {
        var record = AnyFact(context, withdrawn: false);
        if (record is not null)
        {
            record.IsDeleted = true;
        }

        return $"withdraw {record?.GetType().Name} {record?.Id}";
    }

    private string Restore(OperationalContext context)
    {
        var record = AnyFact(context, withdrawn: true);
        if (record is not null)
        {
            record.IsDeleted = false;
        }

        return $"restore {record?.GetType().Name} {record?.Id}";
    }

    private OperationalRecord? AnyFact(OperationalContext context, bool withdrawn) => random.Next(8) switch
    {
        0 => context.Any<Disbursement>(random, withdrawn),
        1 => context.Any<BudgetAllocation>(random, withdrawn),
        2 => context.Any<TrainingCourse>(random, withdrawn),
        3 => context.Any<Inspection>(random, withdrawn),
        4 => context.Any<InspectedUnit>(random, withdrawn),
        5 => context.Any<Finding>(random, withdrawn),
        6 => context.Any<HouseholdReview>(random, withdrawn),
        _ => context.Any<HouseholdSupport>(random, withdrawn),
    };

    // To a code that nothing defines, and back.
    private string Mislead(OperationalContext context)
    {
        if (context.Any<Disbursement>(random) is { } payment)
        {
            payment.FundingSource = payment.FundingSource == "LOTTERY" ? "PROVINCE" : "LOTTERY";
        }

        if (context.Any<Finding>(random) is { } finding)
        {
            finding.Category = finding.Category == "SECRET" ? "OTHER" : "SECRET";
        }

        return "mislead payment and finding";
    }

    private void Edit(Disbursement one)
    {
        var year = random.Next(2021, 2026);
        one.BudgetYear = random.Next(4) == 0 ? null : year;
        one.OriginYear = one.BudgetYear;
        one.PaidOn = one.BudgetYear is null ? null : new DateOnly(year, random.Next(1, 13), 9);
        (one.SpanFrom, one.SpanUntil) = one.BudgetYear is null ? Span() : (null, null);
        one.Amount = random.Next(6) == 0 ? null : random.Next(1, 1_000_000);
        one.Qualifier = random.Of("EXACT", "EXACT", "AT_LEAST", "EXPECTED", "PRELIMINARY");
        (one.PeriodCode, one.ProjectCode, one.SubProjectCode) = random.Of(Work);
        one.FundingSource = random.Of("CENTRAL", "LOCAL", "PROVINCE", "LENDER");
        one.AreaId = random.Next(1, 13);
    }

    private void Edit(BudgetAllocation one)
    {
        one.BudgetYear = random.Next(4) == 0 ? null : random.Next(2021, 2026);
        one.OriginYear = one.BudgetYear - random.Next(2);
        (one.SpanFrom, one.SpanUntil) = one.BudgetYear is null ? Span() : (null, null);
        one.Amount = random.Next(6) == 0 ? null : random.Next(1, 1_000_000);
        one.Qualifier = random.Of("EXACT", "EXACT", "APPROXIMATE", "EXPECTED");
        (one.PeriodCode, one.ProjectCode, one.SubProjectCode) = random.Of(Work);
        one.AreaId = random.Next(1, 13);
    }

    private void Edit(TrainingCourse one)
    {
        one.Participants = random.Next(4) == 0 ? null : random.Next(40, 90);
        one.FemaleParticipants = random.Next(4) == 0 ? null : random.Next(0, 40);
        one.Cost = random.Next(4) == 0 ? null : random.Next(1, 90_000);
        one.EndedOn = new DateOnly(random.Next(2021, 2026), random.Next(3, 13), 4);
        one.Qualifier = random.Of("EXACT", "EXPECTED", "AT_LEAST");
        one.AreaId = random.Next(1, 13);
    }

    private void Edit(Inspection one, OperationalContext context)
    {
        one.AreaId = AreaOf(context);
        one.Year = random.Next(2021, 2026);
        (one.StartedOn, one.EndedOn) = (new DateOnly(one.Year.Value, random.Next(1, 13), 5), null);
        one.UnitsReported = random.Next(4) == 0 ? null : random.Next(0, 6);
        (one.PeriodCode, one.ProjectCode, one.SubProjectCode) = random.Of(Work);
    }

    private void Edit(InspectedUnit one, OperationalContext context)
    {
        one.AreaId = random.Next(1, 13);
        one.InspectionId = context.Any<Inspection>(random, withdrawn: random.Next(5) == 0)?.Id ?? one.InspectionId;
        one.VisitedOn = random.Next(2) == 0 ? null : new DateOnly(2024, random.Next(1, 13), 8);
    }

    private void Edit(Finding one, OperationalContext context)
    {
        one.RecordedOn = new DateOnly(random.Next(2021, 2025), random.Next(1, 13), 22);
        one.ResolvedOn = random.Next(2) == 0 ? null : one.RecordedOn.AddDays(random.Next(0, 300));
        one.InspectionId = context.Any<Inspection>(random)?.Id ?? one.InspectionId;
    }

    private void Edit(HouseholdReview one, OperationalContext context)
    {
        (one.Poor, one.NearPoor) = (random.Next(0, 300), random.Next(0, 300));
        (one.Exits, one.NewlyPoor, one.Relapsed) = (random.Next(0, 9), random.Next(0, 9), random.Next(0, 9));
        (one.Households, one.PoorRate) = (random.Next(1_000, 2_000), null);
        one.PovertyStandard = random.Of("2016-2020", "2022-2025");
        one.AreaId = AreaOf(context);
    }

    private void Edit(HouseholdSupport one, OperationalContext context)
    {
        (one.Households, one.Amount) = (random.Next(1, 50), random.Next(5) == 0 ? null : random.Next(1, 90_000));
        one.AreaId = AreaOf(context);
    }

    private (DateOnly?, DateOnly?) Span()
    {
        var from = random.Next(2018, 2023);
        return (new DateOnly(from, 1, 1), new DateOnly(from + random.Next(2, 5), 1, 1));
    }

    private long AreaOf(OperationalContext context) => context.Any<AdministrativeUnit>(random)?.Id ?? 1;
}
