using Analytics.Warehouse.Model;

namespace Analytics.Warehouse.Catalog;

/// <summary>The semantic model of the product.</summary>
public static class WarehouseModel
{
    /// <summary>All subjects, dimensions and measures.</summary>
    public static readonly SemanticModel Semantic = new(
        [Funding.Subject, Trainings.Subject, Inspections.Subject, Households.Subject, Support.Subject],
        [.. SharedDimensions.All, .. OwnDimensions.All],
        [.. Funding.All, .. Trainings.All, .. Inspections.All, .. Households.All, .. Support.All]);
}
