using System.Collections.Immutable;
using Analytics.Warehouse.Catalog;
using Analytics.Warehouse.Schema;

namespace Analytics.Loader.Stage;

/// <summary>Which dimension the keys of a column belong to.</summary>
public static class KeyColumns
{
    /// <summary>The dimension of a member key, by column. A key column that is missing here belongs to area or
    /// span.</summary>
    public static readonly ImmutableDictionary<string, string> Dimensions = new Dictionary<string, string>
    {
        ["area_class_key"] = "areaClass",
        ["programme_key"] = "programme",
        ["project_key"] = "project",
        ["sub_project_key"] = "subProject",
        ["funding_source_key"] = "fundingSource",
        ["capital_type_key"] = "capitalType",
        ["organiser_level_key"] = "organiserLevel",
        ["audience_key"] = "audience",
        ["topic_key"] = "topic",
        ["inspector_level_key"] = "inspectorLevel",
        ["mode_key"] = "mode",
        ["method_key"] = "method",
        ["category_key"] = "category",
        ["severity_key"] = "severity",
        ["poverty_standard_key"] = "povertyStandard",
        ["ethnic_group_key"] = "ethnicGroup",
        ["kind_key"] = "kind",
        ["policy_key"] = "policy",
    }.ToImmutableDictionary();

    /// <summary>The facts with their roll-ups.</summary>
    public static IEnumerable<Table> FactsAndRollups =>
        WarehouseSchema.Star.Facts.SelectMany(fact => fact.Rollups.Prepend<Table>(fact));

    /// <summary>The columns of a table that hold keys of a dimension.</summary>
    public static IEnumerable<string> Of(Table table, string dimension) =>
        table.Columns.Select(column => column.Name)
            .Where(column => Dimensions.GetValueOrDefault(column) == dimension);
}
