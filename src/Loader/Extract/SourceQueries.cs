using Analytics.Operational.Model;

namespace Analytics.Loader.Extract;

/// <summary>The queries over two tables. Each translates for both providers, which a test checks.</summary>
public static class SourceQueries
{
    /// <summary>Inspections with the number of different units named.</summary>
    public static IQueryable<InspectionRead> Inspections(IQueryable<Inspection> inspections,
        IQueryable<InspectedUnit> visits) =>
        inspections.OrderBy(inspection => inspection.Id).Select(inspection => new InspectionRead(
            inspection,
            visits.Where(visit => visit.InspectionId == inspection.Id)
                .Select(visit => visit.AreaId).Distinct().Count()));

    /// <summary>Visits with their inspection where it exists.</summary>
    public static IQueryable<VisitRead> Visits(IQueryable<InspectedUnit> visits, IQueryable<Inspection> inspections) =>
        visits.OrderBy(visit => visit.Id).LeftJoin(
            inspections, visit => visit.InspectionId, inspection => inspection.Id,
            (visit, inspection) => new VisitRead(visit, inspection));

    /// <summary>Findings with their inspection where it exists.</summary>
    public static IQueryable<FindingRead> Findings(IQueryable<Finding> findings, IQueryable<Inspection> inspections) =>
        findings.OrderBy(finding => finding.Id).LeftJoin(
            inspections, finding => finding.InspectionId, inspection => inspection.Id,
            (finding, inspection) => new FindingRead(finding, inspection));

    /// <summary>Ids of the visits of some inspections.</summary>
    public static IQueryable<long> VisitsOf(IQueryable<InspectedUnit> visits, long[] inspections) =>
        visits.Where(visit => inspections.Contains(visit.InspectionId)).Select(visit => visit.Id);

    /// <summary>Ids of the findings of some inspections.</summary>
    public static IQueryable<long> FindingsOf(IQueryable<Finding> findings, long[] inspections) =>
        findings.Where(finding => inspections.Contains(finding.InspectionId)).Select(finding => finding.Id);
}
