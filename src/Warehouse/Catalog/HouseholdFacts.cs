using Analytics.Warehouse.Schema;

namespace Analytics.Warehouse.Catalog;

/// <summary>Tables of households.</summary>
public static class HouseholdFacts
{
    /// <summary>Year-end counts and published rates of poor and near-poor households.</summary>
    public static readonly Fact HouseholdReview = Shared.Fact("household_review",
        new("poverty_standard_key", ColumnType.Small),
        Shared.Key("ethnic_group_key", ColumnType.Small),
        new("in_force", ColumnType.Boolean),
        Shared.Key("households", ColumnType.Integer),
        Shared.Key("poor", ColumnType.Integer),
        Shared.Key("near_poor", ColumnType.Integer),
        Shared.Key("exits", ColumnType.Integer),
        Shared.Key("newly_poor", ColumnType.Integer),
        Shared.Key("relapsed", ColumnType.Integer),
        Shared.Key("other_flow", ColumnType.Integer),
        Shared.Key("poor_rate", ColumnType.Percent),
        Shared.Key("near_poor_rate", ColumnType.Percent)) with
        {
            Lacks = ["project_key", "sub_project_key"],
            InForce = new("in_force", "poverty_standard_key"),
        };

    /// <summary>Support given to households.</summary>
    public static readonly Fact HouseholdSupport = Shared.Fact("household_support",
        Shared.Key("kind_key", ColumnType.Small),
        Shared.Key("policy_key", ColumnType.Small),
        Shared.Key("households", ColumnType.Integer),
        Shared.Key("amount", ColumnType.Money),
        Shared.Key("capital_recovered", ColumnType.Money));
}
