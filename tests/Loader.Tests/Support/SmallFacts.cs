using Analytics.Operational.Model;
using Analytics.Operational.Sources;

namespace Analytics.Loader.Tests.Support;

/// <summary>Records of every fact for <see cref="SmallWorld"/>.</summary>
internal static class SmallFacts
{
    public static async Task SaveAsync(OperationalContext context)
    {
        context.AddRange(
            Allocation(SmallWorld.HaTinh, 2023, 2023, 100_000_000_000),
            Allocation(SmallWorld.HaTinh, 2023, 2022, 5_000_000_000),
            Allocation(SmallWorld.HaTinh, 2023, 2023, 1_000_000_000, "CANCELLATION"),
            Allocation(SmallWorld.HuongKhe, null, null, 949_000_000));
        context.AddRange(
            Payment(SmallWorld.HaTinh, 2023, new DateOnly(2023, 5, 17), 60_000_000_000),
            Payment(SmallWorld.Village, 2023, new DateOnly(2024, 1, 20), 7_000_000),
            Payment(SmallWorld.NinhBinhOld, 2021, null, 3_000_000_000));
        context.Add(Course());
        context.Add(Inspection());
        await context.SaveChangesAsync();
        context.AddRange(
            new InspectedUnit { InspectionId = 1, AreaId = SmallWorld.HuongKhe, VisitedOn = new DateOnly(2023, 6, 22),
                Qualifier = "EXACT" },
            new InspectedUnit { InspectionId = 1, AreaId = SmallWorld.CamXuyen, Qualifier = "APPROXIMATE" });
        context.Add(Finding());
        context.AddRange(Review(SmallWorld.HaTinh, 2023, 400_000, 8_000),
            Review(SmallWorld.NinhBinhOld, 2023, 300_000, 6_000));
        context.Add(Support());
        context.Add(new Target { AreaId = SmallWorld.HaTinh, Indicator = "POOR_RATE", Year = 2025, Value = 1.5m,
            Unit = "PERCENT", Qualifier = "EXACT" });
        context.Add(new ControlFigure
        {
            AreaId = SmallWorld.Region, Indicator = "POOR_HH", Year = 2023, Value = 14_000, Unit = "HOUSEHOLD",
            Reason = "WIDER_UNIT", Qualifier = "EXACT", SourceReference = "F1",
        });
        await context.SaveChangesAsync();
    }

    public static BudgetAllocation Allocation(long area, int? year, int? origin, long? amount,
        string kind = "ALLOCATION") => new()
    {
        AreaId = area, BudgetYear = year, OriginYear = origin, Amount = amount, Kind = kind, Qualifier = "EXACT",
        SpanFrom = year is null ? new DateOnly(2022, 1, 1) : null,
            SpanUntil = year is null ? new DateOnly(2023, 6, 22) : null,
        PeriodCode = "2021-2025", ProjectCode = "P7", SubProjectCode = "P7.1", FundingSource = "CENTRAL",
            CapitalType = "RECURRENT",
    };

    public static Disbursement Payment(long area, int? year, DateOnly? paidOn, long? amount) => new()
    {
        AreaId = area, BudgetYear = year, OriginYear = year, PaidOn = paidOn, Amount = amount, Qualifier = "AT_LEAST",
        PeriodCode = "2021-2025", ProjectCode = "NOT_SPLIT", SubProjectCode = "NOT_SPLIT",
        FundingSource = "PROVINCE", CapitalType = "DEVELOPMENT",
    };

    public static TrainingCourse Course() => new()
    {
        AreaId = SmallWorld.HuongKhe, StartedOn = new DateOnly(2023, 3, 1), EndedOn = new DateOnly(2023, 3, 3),
            Qualifier = "EXACT",
        PeriodCode = "2021-2025", ProjectCode = "P7", SubProjectCode = "P7.1", OrganiserLevel = "DISTRICT",
            Audience = "STAFF",
        Topic = "FINANCE", CourseCount = 1, Participants = 40, FemaleParticipants = 18, MinorityParticipants = 5,
            Days = 3,
        Cost = 50_000_000,
    };

    public static Inspection Inspection() => new()
    {
        AreaId = SmallWorld.HaTinh, Year = 2023, StartedOn = new DateOnly(2023, 6, 21),
            EndedOn = new DateOnly(2023, 6, 25),
        Qualifier = "EXACT", PeriodCode = "2021-2025", ProjectCode = "P7", SubProjectCode = "P7.2",
            InspectorLevel = "PROVINCE",
        Mode = "PERIODIC", Method = "ON_SITE", UnitsReported = 5, RoundCount = 1,
    };

    public static Finding Finding() => new()
    {
        InspectionId = 1, Category = "OTHER", Severity = "LOW", ResponsibleLevel = "DISTRICT", Qualifier = "EXACT",
        RecordedOn = new DateOnly(2023, 6, 22), DueOn = new DateOnly(2023, 12, 31),
            ResolvedOn = new DateOnly(2024, 2, 1),
    };

    public static HouseholdReview Review(long area, int year, int households, int poor) => new()
    {
        AreaId = area, Year = year, ReviewedOn = new DateOnly(year, 12, 31), PovertyStandard = "2022-2025",
            Qualifier = "EXACT",
        EthnicGroup = "NOT_SPLIT", Households = households, Poor = poor, NearPoor = poor, PoorRate = 2.0m,
    };

    public static HouseholdSupport Support() => new()
    {
        AreaId = SmallWorld.HaTinh, Year = 2023, Kind = "HOUSING_NEW", Policy = "PROGRAMME", Households = 10,
            Qualifier = "EXACT",
        PeriodCode = "2021-2025", ProjectCode = "P5", Amount = 400_000_000, CapitalRecovered = 0,
    };
}
