using System.Collections.Immutable;
using Analytics.Operational.Model;

namespace Analytics.Operational.Sources;

/// <summary>The tables of the operational database; a table is named as its entity.</summary>
public static class OperationalTables
{
    /// <summary>Every entity; what is referred to comes before what refers to it.</summary>
    public static readonly ImmutableArray<Type> InOrder =
    [
        typeof(Dataset), typeof(CodeItem), typeof(PovertyStandard), typeof(ProgrammePeriod), typeof(Project),
        typeof(AdministrativeUnit), typeof(AreaSuccession), typeof(AreaClassMembership), typeof(ProjectApplicability),
        typeof(BudgetAllocation), typeof(Disbursement), typeof(TrainingCourse),
        typeof(Inspection), typeof(InspectedUnit), typeof(Finding),
        typeof(HouseholdReview), typeof(HouseholdSupport), typeof(Target), typeof(ControlFigure),
    ];
}
