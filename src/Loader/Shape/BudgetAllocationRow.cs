namespace Analytics.Loader.Shape;

/// <summary>A row of <c>budget_allocation</c>.</summary>
public readonly record struct BudgetAllocationRow(
    FactKeys Keys, short? OriginYear, sbyte Entry, short FundingSourceKey, short CapitalTypeKey, long? Amount);
