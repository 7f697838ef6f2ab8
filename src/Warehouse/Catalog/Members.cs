using Analytics.Warehouse.Schema;

namespace Analytics.Warehouse.Catalog;

/// <summary>Members of all dimensions that are not places, spans of years, and figures kept beside the facts.</summary>
public static class Members
{
    /// <summary>One row a member; <c>dimension</c> holds the public name of its dimension.</summary>
    public static readonly DimensionTable Member = new("member",
    [
        new("dimension", ColumnType.Text),
        new("member_key", ColumnType.Small),
        new("code", ColumnType.Text),
        new("qualified_code", ColumnType.Text),
        new("name", ColumnType.Text),
        new("name_en", ColumnType.Text),
        Shared.Key("parent_key", ColumnType.Small),
        new("sort_order", ColumnType.Integer),
        new("name_order", ColumnType.Integer),
        Shared.Key("valid_from", ColumnType.Date),
        Shared.Key("valid_until", ColumnType.Date),
    ]) { Grain = ["dimension", "member_key"] };

    /// <summary>Periods of several years that figures were published for.</summary>
    public static readonly DimensionTable Span = new("span",
    [
        new("span_key", ColumnType.Small),
        new("code", ColumnType.Text),
        new("from_on", ColumnType.Date),
        new("until_on", ColumnType.Date),
    ]) { Grain = ["span_key"] };

    /// <summary>Published figures that overlap loaded ones; never summed.</summary>
    public static readonly DimensionTable ControlFigure = new("control_figure",
    [
        new("indicator", ColumnType.Text),
        new("area_key", ColumnType.Integer),
        Shared.Key("year", ColumnType.Small),
        Shared.Key("span_key", ColumnType.Small),
        Shared.Key("poverty_standard_key", ColumnType.Small),
        Shared.Key("value", ColumnType.Figure),
        new("unit", ColumnType.Text),
        Shared.Key("scope", ColumnType.Text),
        new("reason", ColumnType.Text),
        Shared.Key("source_reference", ColumnType.Text),
    ]);

    /// <summary>Values assigned to an area.</summary>
    public static readonly DimensionTable Target = new("target",
    [
        new("indicator", ColumnType.Text),
        new("area_key", ColumnType.Integer),
        Shared.Key("year", ColumnType.Small),
        Shared.Key("span_key", ColumnType.Small),
        new("value", ColumnType.Figure),
        new("unit", ColumnType.Text),
    ]);

    /// <summary>Records of the source that could not be loaded, and why.</summary>
    public static readonly DimensionTable Rejected = new("rejected_record",
    [
        new("table_name", ColumnType.Text),
        new("record_id", ColumnType.Big),
        Shared.Key("inspection_id", ColumnType.Big),
        new("code", ColumnType.Text),
        new("message", ColumnType.Text),
    ]) { Grain = ["table_name", "record_id"] };

    /// <summary>The report of the loader's Verify.</summary>
    public static readonly DimensionTable Quality = new("quality",
    [
        new("code", ColumnType.Text),
        new("severity", ColumnType.Text),
        new("message_vi", ColumnType.Text),
        new("message_en", ColumnType.Text),
        new("count", ColumnType.Big),
    ]);
}
