using Analytics.Warehouse.Schema;

namespace Analytics.Warehouse.Catalog;

/// <summary>Places: units with validity, their succession, classes and the projects that apply to them.</summary>
public static class Areas
{
    /// <summary>Units of every level, each in one period of validity.</summary>
    public static readonly DimensionTable Area = new("area",
    [
        new("area_key", ColumnType.Integer),
        Shared.Key("code", ColumnType.Text),
        new("level", ColumnType.Text),
        new("name", ColumnType.Text),
        new("full_name", ColumnType.Text),
        new("name_ascii", ColumnType.Text),
        new("name_en", ColumnType.Text),
        new("full_name_en", ColumnType.Text),
        Shared.Key("parent_key", ColumnType.Integer),
        Shared.Key("region_key", ColumnType.Integer),
        Shared.Key("province_key", ColumnType.Integer),
        Shared.Key("district_key", ColumnType.Integer),
        Shared.Key("valid_from", ColumnType.Date),
        Shared.Key("valid_until", ColumnType.Date),
        new("code_order", ColumnType.Integer),
        new("name_order", ColumnType.Integer),
    ]) { Grain = ["area_key"] };

    /// <summary>Which record of the source has which key, withdrawn units too: what the loader knows keys by.</summary>
    public static readonly DimensionTable Record = new("area_record",
    [
        new("area_key", ColumnType.Integer),
        new("record_id", ColumnType.Big),
    ]) { Grain = ["area_key"] };

    /// <summary>Which unit followed which.</summary>
    public static readonly DimensionTable Succession = new("area_succession",
    [
        new("predecessor_key", ColumnType.Integer),
        new("successor_key", ColumnType.Integer),
        new("share", ColumnType.Text),
        new("happened_on", ColumnType.Date),
    ]) { Grain = ["predecessor_key", "successor_key"] };

    /// <summary>The class of a district or commune over time.</summary>
    public static readonly DimensionTable ClassMembership = new("area_class_membership",
    [
        new("area_key", ColumnType.Integer),
        new("area_class_key", ColumnType.Small),
        Shared.Key("valid_from", ColumnType.Date),
        Shared.Key("valid_until", ColumnType.Date),
    ]);

    /// <summary>Projects that do or do not exist in an area.</summary>
    public static readonly DimensionTable ProjectApplicability = new("project_applicability",
    [
        new("area_key", ColumnType.Integer),
        new("project_key", ColumnType.Small),
        Shared.Key("valid_from", ColumnType.Date),
        Shared.Key("valid_until", ColumnType.Date),
        new("applies", ColumnType.Boolean),
        Shared.Key("reason", ColumnType.Text),
    ]);
}
