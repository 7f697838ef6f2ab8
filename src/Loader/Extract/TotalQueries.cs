using Analytics.Operational.Model;

namespace Analytics.Loader.Extract;

/// <summary>The aggregate queries behind <see cref="SourceTotals"/>; they translate for both providers.</summary>
/// <remarks>An event whose year the record leaves out counts in the year of its day, unless it stands for a
/// span.</remarks>
public static class TotalQueries
{
    /// <summary>Allocations: amount.</summary>
    public static IQueryable<TotalLine> Allocations(IQueryable<BudgetAllocation> records) =>
        records.GroupBy(record => new { record.AreaId, Year = record.BudgetYear }).Select(group => new TotalLine
        {
            AreaId = group.Key.AreaId,
            Year = group.Key.Year,
            Rows = group.LongCount(),
            A = group.Sum(record => record.Amount),
        });

    /// <summary>Payments: amount.</summary>
    public static IQueryable<TotalLine> Disbursements(IQueryable<Disbursement> records) =>
        records.GroupBy(record => new { record.AreaId, Year = record.BudgetYear }).Select(group => new TotalLine
        {
            AreaId = group.Key.AreaId,
            Year = group.Key.Year,
            Rows = group.LongCount(),
            A = group.Sum(record => record.Amount),
        });

    /// <summary>Trainings: courses, participants, women, minority, days, cost.</summary>
    public static IQueryable<TotalLine> Trainings(IQueryable<TrainingCourse> records) =>
        records.GroupBy(record => new
        {
            record.AreaId,
            Year = record.Year
                ?? (record.SpanFrom != null ? null
                    : record.EndedOn != null ? record.EndedOn.Value.Year
                    : record.StartedOn != null ? record.StartedOn.Value.Year : (int?)null),
        }).Select(group => new TotalLine
        {
            AreaId = group.Key.AreaId,
            Year = group.Key.Year,
            Rows = group.LongCount(),
            A = group.Sum(record => (long)record.CourseCount),
            B = group.Sum(record => (long?)record.Participants),
            C = group.Sum(record => (long?)record.FemaleParticipants),
            D = group.Sum(record => (long?)record.MinorityParticipants),
            E = group.Sum(record => (long?)record.Days),
            F = group.Sum(record => record.Cost),
        });

    /// <summary>Inspections: rounds.</summary>
    public static IQueryable<TotalLine> Inspections(IQueryable<Inspection> records) =>
        records.GroupBy(record => new
        {
            record.AreaId,
            Year = record.Year
                ?? (record.SpanFrom != null ? null
                    : record.StartedOn != null ? record.StartedOn.Value.Year
                    : record.EndedOn != null ? record.EndedOn.Value.Year : (int?)null),
        }).Select(group => new TotalLine
        {
            AreaId = group.Key.AreaId,
            Year = group.Key.Year,
            Rows = group.LongCount(),
            A = group.Sum(record => (long)record.RoundCount),
        });

    /// <summary>Visits at the place and in the year of their inspection.</summary>
    public static IQueryable<TotalLine> Visits(IQueryable<InspectedUnit> visits, IQueryable<Inspection> inspections) =>
        visits.Join(inspections, visit => visit.InspectionId, inspection => inspection.Id, (visit, inspection) => new
        {
            inspection.AreaId,
            Year = inspection.Year
                ?? (inspection.SpanFrom != null ? null
                    : inspection.StartedOn != null ? inspection.StartedOn.Value.Year
                    : inspection.EndedOn != null ? inspection.EndedOn.Value.Year : (int?)null),
        }).GroupBy(visit => visit).Select(group => new TotalLine
        {
            AreaId = group.Key.AreaId,
            Year = group.Key.Year,
            Rows = group.LongCount(),
        });

    /// <summary>Findings at the place of their inspection, in the year of their record.</summary>
    public static IQueryable<TotalLine> Findings(IQueryable<Finding> findings, IQueryable<Inspection> inspections) =>
        findings.Join(inspections, finding => finding.InspectionId, inspection => inspection.Id,
            (finding, inspection) => new
        {
            inspection.AreaId,
            finding.RecordedOn.Year,
        }).GroupBy(finding => finding).Select(group => new TotalLine
        {
            AreaId = group.Key.AreaId,
            Year = group.Key.Year,
            Rows = group.LongCount(),
        });

    /// <summary>Reviews: households, poor, near poor, exits, newly poor, relapsed, other flow.</summary>
    public static IQueryable<TotalLine> Reviews(IQueryable<HouseholdReview> records) =>
        records.GroupBy(record => new { record.AreaId, record.Year }).Select(group => new TotalLine
        {
            AreaId = group.Key.AreaId,
            Year = group.Key.Year,
            Rows = group.LongCount(),
            A = group.Sum(record => (long?)record.Households),
            B = group.Sum(record => (long?)record.Poor),
            C = group.Sum(record => (long?)record.NearPoor),
            D = group.Sum(record => (long?)record.Exits),
            E = group.Sum(record => (long?)record.NewlyPoor),
            F = group.Sum(record => (long?)record.Relapsed),
            G = group.Sum(record => (long?)record.OtherFlow),
        });

    /// <summary>Support: households, amount, capital recovered.</summary>
    public static IQueryable<TotalLine> Supports(IQueryable<HouseholdSupport> records) =>
        records.GroupBy(record => new
        {
            record.AreaId,
            Year = record.Year
                ?? (record.SpanFrom != null ? null : record.GivenOn != null ? record.GivenOn.Value.Year : (int?)null),
        }).Select(group => new TotalLine
        {
            AreaId = group.Key.AreaId,
            Year = group.Key.Year,
            Rows = group.LongCount(),
            A = group.Sum(record => (long?)record.Households),
            B = group.Sum(record => record.Amount),
            C = group.Sum(record => record.CapitalRecovered),
        });
}
