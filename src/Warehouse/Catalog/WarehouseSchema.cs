using Analytics.Warehouse.Schema;

namespace Analytics.Warehouse.Catalog;

/// <summary>The star schema of the product.</summary>
public static class WarehouseSchema
{
    /// <summary>Every table that a snapshot holds.</summary>
    public static readonly StarSchema Star = new(
        [
            Areas.Area, Areas.Record, Areas.Succession, Areas.ClassMembership, Members.Member, Members.Span,
            Areas.ProjectApplicability, Members.ControlFigure, Members.Target, Members.Rejected,
            Members.Quality,
        ],
        [
            FundingFacts.BudgetAllocation, FundingFacts.Disbursement, ActivityFacts.TrainingCourse,
            ActivityFacts.Inspection, ActivityFacts.InspectedUnit, ActivityFacts.Finding,
            HouseholdFacts.HouseholdReview, HouseholdFacts.HouseholdSupport,
        ]);
}
