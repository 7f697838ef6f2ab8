namespace Analytics.Warehouse.Planning;

/// <summary>A single input has one row a group already; there is nothing to combine.</summary>
public static class DropRegroup
{
    /// <summary>The plan without needless combining.</summary>
    public static Plan Apply(Plan plan) => Rewrites.Everywhere(plan, one =>
        one is Plan.Combine { Inputs: [Plan.Scan scan] } ? scan : one);
}
