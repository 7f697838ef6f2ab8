using Analytics.Warehouse.Schema;

namespace Analytics.Warehouse.Catalog;

/// <summary>Tables of money.</summary>
public static class FundingFacts
{
    /// <summary>Money allocated, carried in or cancelled: <c>entry</c> 0 new, 1 carried in, 2 cancelled
    /// (positive).</summary>
    public static readonly Fact BudgetAllocation = Rollups.OfAllocations(Shared.Fact("budget_allocation",
        Shared.Key("origin_year", ColumnType.Small),
        new("entry", ColumnType.Tiny),
        Shared.Key("funding_source_key", ColumnType.Small),
        Shared.Key("capital_type_key", ColumnType.Small),
        Shared.Key("amount", ColumnType.Money)) with { Lacks = ["month"] });

    /// <summary>Payments.</summary>
    public static readonly Fact Disbursement = Rollups.OfPayments(Shared.Fact("disbursement",
        Shared.Key("origin_year", ColumnType.Small),
        Shared.Key("funding_source_key", ColumnType.Small),
        Shared.Key("capital_type_key", ColumnType.Small),
        Shared.Key("amount", ColumnType.Money)));
}
