using Analytics.Operational.Model;
using Microsoft.EntityFrameworkCore;

namespace Analytics.Operational.Sources.Mapping;

/// <summary>Foreign keys, all without cascades, and the indexes that start with them.</summary>
internal static class ReferenceMapping
{
    public static void Apply(ModelBuilder model)
    {
        Refer<AdministrativeUnit, AdministrativeUnit>(model, nameof(AdministrativeUnit.ParentId));
        Refer<AreaSuccession, AdministrativeUnit>(model, nameof(AreaSuccession.PredecessorId));
        Refer<AreaSuccession, AdministrativeUnit>(model, nameof(AreaSuccession.SuccessorId));
        Refer<AreaClassMembership, AdministrativeUnit>(model, nameof(AreaClassMembership.AreaId));
        Refer<ProjectApplicability, AdministrativeUnit>(model, nameof(ProjectApplicability.AreaId));
        Refer<InspectedUnit, Inspection>(model, nameof(InspectedUnit.InspectionId));
        Refer<Finding, Inspection>(model, nameof(Finding.InspectionId));
        Refer<InspectedUnit, AdministrativeUnit>(model, nameof(AreaRecord.AreaId));
        ReferToArea<BudgetAllocation>(model, nameof(BudgetAllocation.BudgetYear));
        ReferToArea<Disbursement>(model, nameof(Disbursement.BudgetYear));
        ReferToArea<TrainingCourse>(model, nameof(TrainingCourse.Year));
        ReferToArea<Inspection>(model, nameof(Inspection.Year));
        ReferToArea<HouseholdReview>(model, nameof(HouseholdReview.Year));
        ReferToArea<HouseholdSupport>(model, nameof(HouseholdSupport.Year));
        ReferToArea<Target>(model, nameof(Target.Year));
        ReferToArea<ControlFigure>(model, nameof(ControlFigure.Year));
    }

    private static void ReferToArea<TRecord>(ModelBuilder model, string year)
        where TRecord : AreaRecord
    {
        Refer<TRecord, AdministrativeUnit>(model, nameof(AreaRecord.AreaId));
        model.Entity<TRecord>().HasIndex(nameof(AreaRecord.AreaId), year);
    }

    private static void Refer<TFrom, TTo>(ModelBuilder model, string column)
        where TFrom : OperationalRecord
        where TTo : OperationalRecord =>
        model.Entity<TFrom>().HasOne<TTo>().WithMany().HasForeignKey(column).OnDelete(DeleteBehavior.NoAction);
}
