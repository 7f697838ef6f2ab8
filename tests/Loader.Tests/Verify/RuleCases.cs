using Analytics.Loader.Tests.Support;
using Analytics.Operational.Model;
using Analytics.Operational.Sources;

namespace Analytics.Loader.Tests.Verify;

/// <summary>Changes of the small source after which exactly one rule has something to report, named by the rule.</summary>
internal static class RuleCases
{
    public static readonly Dictionary<string, Action<OperationalContext>> All = new()
    {
        ["VERIFY_NEGATIVE allocation"] = context => context.BudgetAllocations.Single(one => one.OriginYear == 2022).Amount = -1,
        ["VERIFY_NEGATIVE course"] = context => context.TrainingCourses.First().Days = -1,
        ["VERIFY_NEGATIVE exits"] = context => context.HouseholdReviews.First().Exits = -1,
        ["VERIFY_PART_OVER_WHOLE women"] = context => context.TrainingCourses.First().FemaleParticipants = 41,
        ["VERIFY_PART_OVER_WHOLE minority"] = context => context.TrainingCourses.First().MinorityParticipants = 41,
        ["VERIFY_PART_OVER_WHOLE poor"] = context => AddReview(context,
            review => (review.Households, review.PoorRate) = (6_000, null)),
        ["VERIFY_RATE_RANGE"] = context => AddReview(context,
            review => (review.Households, review.PoorRate) = (null, 100.5m)),
        ["VERIFY_RATE_DIFFERS"] = context => AddReview(context, review => review.PoorRate = 3m),
        ["VERIFY_SUB_PROJECT"] = context => context.Inspections.First().ProjectCode = "P10",
        ["VERIFY_NOT_APPLICABLE"] = context =>
        {
            var payment = context.Disbursements.Single(payment => payment.AreaId == SmallWorld.NinhBinhOld);
            (payment.ProjectCode, payment.SubProjectCode) = ("P5", null);
        },
        ["VERIFY_UNKNOWN_AMOUNT"] = context => context.BudgetAllocations.First().Amount = null,
        ["VERIFY_TIME none"] = context => context.HouseholdSupports.First().Year = null,
        ["VERIFY_TIME both"] = context =>
            context.BudgetAllocations.Single(one => one.BudgetYear == null).BudgetYear = 2022,
        ["VERIFY_TIME backwards"] = context =>
            context.BudgetAllocations.Single(one => one.BudgetYear == null).SpanUntil = new DateOnly(2021, 1, 1),
        ["VERIFY_ORIGIN_YEAR"] = context => context.Disbursements.First().OriginYear = 2024,
        ["VERIFY_FINDING_DATES"] = context => context.Findings.First().ResolvedOn = new DateOnly(2023, 6, 21),
        ["VERIFY_PAYMENT_DAY late"] = context => context.Disbursements.First().PaidOn = new DateOnly(2024, 2, 1),
        ["VERIFY_PAYMENT_DAY early"] = context => context.Disbursements.First().PaidOn = new DateOnly(2022, 12, 31),
        ["VERIFY_EVENT_YEAR"] = context => context.TrainingCourses.First().Year = 2022,
        ["VERIFY_AREA_VALIDITY"] = context =>
            context.Disbursements.Single(payment => payment.AreaId == SmallWorld.NinhBinhOld)
            .AreaId = SmallWorld.NinhBinhNew,
        ["VERIFY_PROGRAMME_YEAR"] = context => context.Add(SmallFacts.Allocation(SmallWorld.HaTinh, 2020, 2020, 1)),
        ["VERIFY_STANDARD"] = context => AddReview(context, review => review.PovertyStandard = "2016-2020"),
        ["VERIFY_AFTER_CUTOFF"] = context =>
            context.Findings.First().ResolvedOn = new DateOnly(2026, 1, 1),
        ["VERIFY_CLASS_OVERLAP"] = context => context.Add(new AreaClassMembership
        {
            AreaId = SmallWorld.HuongKhe, AreaClass = "OUTSIDE", ValidFrom = new DateOnly(2025, 6, 30),
        }),
        ["VERIFY_STOCK_FLOW"] = context => AddReviews(context, 5_001),
        ["VERIFY_OVERSPENT"] = context =>
            context.Add(SmallFacts.Payment(SmallWorld.CamXuyen, 2023, new DateOnly(2023, 5, 17), 43_993_000_001)),
        ["VERIFY_DUPLICATE payment"] = context =>
            context.Add(SmallFacts.Payment(SmallWorld.Village, 2023, new DateOnly(2024, 1, 20), 7_000_000)),
        ["VERIFY_DUPLICATE course"] = context => context.Add(SmallFacts.Course()),
        ["VERIFY_DUPLICATE visit"] = context => context.InspectedUnits.OrderBy(one => one.Id).Last().AreaId =
            Repeat(context.InspectedUnits.OrderBy(one => one.Id).First(), context),
        ["VERIFY_TOTAL_BESIDE_PARTS province"] = context => context.AddRange(
            SmallFacts.Review(SmallWorld.HaTinh, 2022, 400_000, 8_000), SmallFacts.Review(SmallWorld.HuongKhe, 2022, 30_000, 600),
            SmallFacts.Review(SmallWorld.CamXuyen, 2022, 35_000, 700)),
        ["VERIFY_TOTAL_BESIDE_PARTS district"] = context => context.AddRange(
            SmallFacts.Review(SmallWorld.HuongKhe, 2022, 30_000, 600), SmallFacts.Review(SmallWorld.Village, 2022, 900, 18)),
        ["VERIFY_TOTAL_BESIDE_PARTS country"] = context =>
            context.Add(SmallFacts.Review(SmallWorld.Country, 2023, 690_000, 13_800)),
        ["VERIFY_REJECTED area"] = context => context.Disbursements.Single(one => one.PaidOn == null).AreaId = 99,
        ["VERIFY_REJECTED code"] = context => context.Disbursements.First().FundingSource = "LOTTERY",
        ["VERIFY_REJECTED project"] = context => context.Disbursements.First().ProjectCode = "P99",
        ["VERIFY_REJECTED no programme"] = context => context.Disbursements.First().PeriodCode = null,
        ["VERIFY_REJECTED inspection"] = context => context.InspectedUnits.First().InspectionId = 99,
        ["VERIFY_REJECTED qualifier"] = context => context.Findings.First().Qualifier = "PERHAPS",
        ["VERIFY_REJECTED kind"] = context => context.BudgetAllocations.Single(one => one.OriginYear == 2022).Kind = "GIFT",
        ["VERIFY_LINEAGE_CIRCLE"] = context => context.Add(new AreaSuccession
        {
            PredecessorId = SmallWorld.HaTinh, SuccessorId = SmallWorld.HaTinh, Share = "WHOLE", On = SmallWorld.NewMap,
        }),
        ["VERIFY_LINEAGE_DAYS"] = context => context.AreaSuccessions.Single().On = new DateOnly(2025, 8, 1),
        ["VERIFY_LINEAGE_SHARE"] = context => context.AreaSuccessions.Single().Share = "PART",
        ["VERIFY_LINEAGE_GAP"] = context => context.RemoveRange(context.AreaSuccessions),
        ["VERIFY_LINEAGE_LOST"] = context =>
            Add(context, "DISTRICT", SmallWorld.HaTinh, "447", (new DateOnly(2025, 1, 1), SmallWorld.NewMap)),
        ["VERIFY_LINEAGE_OVERLAP"] = context =>
            Add(context, "REGION", SmallWorld.Country, "NCC", (new DateOnly(2025, 1, 1), SmallWorld.NewMap)),
        ["VERIFY_LINEAGE_PROVINCE"] = context =>
            Add(context, "DISTRICT", SmallWorld.NinhBinhNew, "377", (null, SmallWorld.NewMap)),
        ["VERIFY_REFERENCE circle"] = context =>
            context.AdministrativeUnits.Single(unit => unit.Id == SmallWorld.CamXuyen)
            .ParentId = SmallWorld.CamXuyen,
        ["VERIFY_REFERENCE code parent"] = context =>
            context.CodeItems.Single(item => item.Code == "RECURRENT").ParentCode = "X",
        ["VERIFY_PUBLISHED_TOTAL"] = context => context.ControlFigures.First().Value = 14_001,
        ["VERIFY_YEAR_RANGE year"] = context =>
            context.Add(new BudgetAllocation
            {
                AreaId = SmallWorld.HaTinh, BudgetYear = 1999, OriginYear = 1999, Kind = "ALLOCATION", Amount = 1,
                Qualifier = "EXACT", FundingSource = "CENTRAL", CapitalType = "RECURRENT",
            }),
        ["VERIFY_YEAR_RANGE span"] = context =>
            context.BudgetAllocations.Single(one => one.BudgetYear == null).SpanFrom = new DateOnly(1922, 1, 1),
        ["VERIFY_NO_FACTS"] = context =>
        {
            context.RemoveRange(context.BudgetAllocations);
            context.RemoveRange(context.Disbursements);
            context.RemoveRange(context.TrainingCourses);
            context.RemoveRange(context.InspectedUnits);
            context.RemoveRange(context.Findings);
            context.RemoveRange(context.Inspections);
            context.RemoveRange(context.HouseholdReviews);
            context.RemoveRange(context.HouseholdSupports);
        },
    };

    private static long Repeat(InspectedUnit visit, OperationalContext context)
    {
        context.InspectedUnits.OrderBy(one => one.Id).Last().VisitedOn = visit.VisitedOn;
        return visit.AreaId;
    }

    // 5,000 poor less 100 exits, plus 60 new ones and 40 relapsed.
    private static void AddReviews(OperationalContext context, int poor)
    {
        AddReview(context, review => (review.Year, review.ReviewedOn, review.Poor, review.PoorRate) =
            (2022, new DateOnly(2022, 12, 31), 5_000, null));
        AddReview(context, review =>
        {
            (review.Year, review.ReviewedOn, review.Poor, review.PoorRate) =
                (2023, new DateOnly(2023, 12, 31), poor, null);
            (review.Exits, review.NewlyPoor, review.Relapsed) = (100, 60, 40);
        });
    }

    private static void Add(
        OperationalContext context, string level, long parent, string code, (DateOnly? From, DateOnly Until) valid) =>
        context.Add(new AdministrativeUnit
        {
            Id = 50, Code = code, Level = level, Name = "Kỳ Anh", FullName = "Huyện Kỳ Anh", NameAscii = "Ky Anh",
            NameEn = "Ky Anh", FullNameEn = "Ky Anh Rural District", ParentId = parent, ValidFrom = valid.From,
            ValidUntil = valid.Until,
        });

    // A place of its own, so that the published total of the region still holds.
    private static void AddReview(OperationalContext context, Action<HouseholdReview> change)
    {
        var review = SmallFacts.Review(SmallWorld.Country, 2022, 300_000, 6_000);
        change(review);
        context.Add(review);
    }
}
