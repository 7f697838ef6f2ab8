using System.Collections.Immutable;
using Analytics.Loader.Extract;
using Analytics.Loader.Shape;
using Analytics.Operational.Model;
using Analytics.Operational.Sources.Reading;

namespace Analytics.Loader.Stage;

/// <summary>The roads of all facts.</summary>
internal static class FactRoads
{
    /// <summary>In the order in which they are taken: payments, of which there are most, are sorted and checked while
    /// the others are read.</summary>
    public static ImmutableArray<FactRoad> Of(SourceRead source, ShapeContext context)
    {
        var funding = new FundingShape(context);
        var trainings = new TrainingShape(context);
        var inspections = new InspectionShape(context);
        var households = new HouseholdShape(context);
        return
        [
            Plain<Disbursement, DisbursementRow>(source, funding.Shape, FactWriters.Disbursement),
            Plain<BudgetAllocation, BudgetAllocationRow>(source, funding.Shape, FactWriters.BudgetAllocation),
            Plain<TrainingCourse, TrainingCourseRow>(source, trainings.Shape, FactWriters.TrainingCourse),
            new FactRoad<InspectionRead, InspectionRow>(
                source.Inspections, read => (read.Inspection.Id, null), inspections.Shape, FactWriters.Inspection),
            new FactRoad<VisitRead, InspectedUnitRow>(
                source.Visits, read => (read.Visit.Id, read.Visit.InspectionId), inspections.Shape,
                FactWriters.InspectedUnit),
            new FactRoad<FindingRead, FindingRow>(
                source.Findings, read => (read.Finding.Id, read.Finding.InspectionId), inspections.Shape,
                FactWriters.Finding),
            Plain<HouseholdReview, HouseholdReviewRow>(source, households.Shape, FactWriters.HouseholdReview),
            Plain<HouseholdSupport, HouseholdSupportRow>(source, households.Shape, FactWriters.HouseholdSupport),
        ];
    }

    private static FactRoad<TRecord, TRow> Plain<TRecord, TRow>(
        SourceRead source, Func<TRecord, TRow> shape, RowWriter<TRow> writer)
        where TRecord : OperationalRecord =>
        new(source.Records<TRecord>, record => (record.Id, null), shape, writer);
}
