using Analytics.Operational.Model;
using Analytics.Warehouse.Tests.Support;
using Model = Analytics.Operational.Model;
using Records = Analytics.Warehouse.Tests.Support;

namespace Analytics.Loader.Tests.Oracle;

/// <summary>The records of the oracle as rows of an operational database.</summary>
internal static class OperationalEntities
{
    /// <summary>Rows without rows that they refer to; ids are those of the records.</summary>
    public static IEnumerable<OperationalRecord> Of(Database data) =>
    [
        .. data.Allocations.Select(Allocation), .. data.Payments.Select(Payment), .. data.Courses.Select(Course),
        .. data.Inspections.Select(Inspection), .. data.Reviews.Select(Review), .. data.Supports.Select(Support),
    ];

    /// <summary>Visits and findings, which refer to inspections.</summary>
    public static IEnumerable<OperationalRecord> PartsOf(Database data) => data.Inspections.SelectMany(one =>
        one.Units.Select(OperationalRecord (unit, at) => new InspectedUnit
        {
            Id = (one.Id * 100) + at + 1, InspectionId = one.Id, AreaId = OperationalWorld.Id(unit.Unit), VisitedOn = unit.On,
            Qualifier = Qualifier(one),
        }).Concat(one.Findings.Select((finding, at) => new Model.Finding
        {
            Id = (one.Id * 100) + at + 1, InspectionId = one.Id, Category = finding.Category, Severity = finding.Severity,
            ResponsibleLevel = "DISTRICT", RecordedOn = finding.RecordedOn, ResolvedOn = finding.ResolvedOn, Qualifier = Qualifier(one),
        })));

    private static string Qualifier(Entry one) => one.Qualifier switch
    {
        0 => "EXACT",
        1 => "AT_LEAST",
        2 => "APPROXIMATE",
        4 => "EXPECTED",
        _ => "PRELIMINARY",
    };

    private static T Shared<T>(T row, Entry one)
        where T : AreaRecord
    {
        row.Id = one.Id;
        row.AreaId = OperationalWorld.Id(one.Area);
        row.Qualifier = Qualifier(one);
        return row;
    }

    private static T OfProject<T>(T row, Entry one)
        where T : ProjectRecord
    {
        row.PeriodCode = one.Programme;
        row.ProjectCode = one.Project?.Split('/')[^1];
        row.SubProjectCode = one.SubProject?.Split('/')[^1];
        return Shared(row, one);
    }

    private static string Own(Entry one, string dimension) => one.Own[dimension] ?? throw new InvalidOperationException(dimension);

    /// <summary>A row whose day tells its year may leave the year out.</summary>
    private static int? Year(Entry one) => one.Day is not null && one.Id % 2 == 0 ? null : one.Year;

    private static BudgetAllocation Allocation(Allocation one) => OfProject(new BudgetAllocation
    {
        BudgetYear = one.Year, SpanFrom = one.Span?.From, SpanUntil = one.Span?.Until, OriginYear = one.Origin,
        Kind = one.Cancels ? "CANCELLATION" : "ALLOCATION", FundingSource = Own(one, "fundingSource"),
        CapitalType = Own(one, "capitalType"), Amount = one.Amount, AmountReason = one.Amount is null ? "NOT_STATED" : null,
    }, one);

    private static Disbursement Payment(Payment one) => OfProject(new Disbursement
    {
        BudgetYear = one.Year, SpanFrom = one.Span?.From, SpanUntil = one.Span?.Until, OriginYear = one.Origin, PaidOn = one.Day,
        FundingSource = Own(one, "fundingSource"), CapitalType = Own(one, "capitalType"), Amount = one.Amount,
    }, one);

    /// <summary>The day of a course is its last; of some only the first is known.</summary>
    private static TrainingCourse Course(Course one) => OfProject(new TrainingCourse
    {
        Year = Year(one), SpanFrom = one.Span?.From, SpanUntil = one.Span?.Until, EndedOn = one.Id % 3 == 0 ? null : one.Day,
        StartedOn = one.Id % 3 == 0 ? one.Day : one.Day?.AddDays(-(one.Id % 3)), OrganiserLevel = Own(one, "organiserLevel"),
        Audience = Own(one, "audience"), Topic = Own(one, "topic"), CourseCount = one.Courses, Participants = one.Participants,
        FemaleParticipants = one.Female, MinorityParticipants = one.Minority, Days = one.Days, Cost = one.Cost,
    }, one);

    /// <summary>The day of an inspection is its first; of some only the last is known.</summary>
    private static Model.Inspection Inspection(Records.Inspection one) => OfProject(new Model.Inspection
    {
        Year = Year(one), SpanFrom = one.Span?.From, SpanUntil = one.Span?.Until, StartedOn = one.Id % 3 == 0 ? null : one.Day,
        EndedOn = one.Id % 3 == 0 ? one.Day : one.Day?.AddDays(one.Id % 3), InspectorLevel = Own(one, "inspectorLevel"),
        Mode = Own(one, "mode"), Method = Own(one, "method"), UnitsReported = one.Reported, RoundCount = one.Rounds,
    }, one);

    private static HouseholdReview Review(Review one) => Shared(new HouseholdReview
    {
        Year = one.Year ?? 0, ReviewedOn = one.Day ?? default, PovertyStandard = one.Standard, EthnicGroup = Own(one, "ethnicGroup"),
        Households = one.Households, Poor = one.Poor, NearPoor = one.NearPoor, Exits = one.Exits, NewlyPoor = one.NewlyPoor,
        Relapsed = one.Relapsed, PoorRate = one.PoorRate, NearPoorRate = one.NearPoorRate,
    }, one);

    private static HouseholdSupport Support(Given one) => OfProject(new HouseholdSupport
    {
        Year = Year(one), SpanFrom = one.Span?.From, SpanUntil = one.Span?.Until, GivenOn = one.Day, Kind = Own(one, "kind"),
        Policy = Own(one, "policy"), Households = one.Households, Amount = one.Amount, CapitalRecovered = one.Recovered,
    }, one);
}
