using System.Collections.Immutable;
using Analytics.Warehouse.Schema;

namespace Analytics.Warehouse.Catalog;

/// <summary>Columns that every fact has, in front of its own.</summary>
public static class Shared
{
    /// <summary>Identity, keys of the shared dimensions, time, extent and qualifier.</summary>
    public static readonly ImmutableArray<Column> Columns =
    [
        new("record_id", ColumnType.Big),
        new("area_key", ColumnType.Integer),
        Key("region_key", ColumnType.Integer),
        Key("province_key", ColumnType.Integer),
        Key("district_key", ColumnType.Integer),
        Key("commune_key", ColumnType.Integer),
        Key("area_class_key", ColumnType.Small),
        Key("programme_key", ColumnType.Small),
        Key("project_key", ColumnType.Small),
        Key("sub_project_key", ColumnType.Small),
        Key("year", ColumnType.Small),
        Key("span_key", ColumnType.Small),
        Key("month", ColumnType.Small),
        Key("on_day", ColumnType.Date),
        new("period_from", ColumnType.Date),
        new("period_until", ColumnType.Date),
        new("qualifier", ColumnType.Tiny),
    ];

    /// <summary>A fact of the shared columns followed by its own, one row a record.</summary>
    public static Fact Fact(string name, params ImmutableArray<Column> own) =>
        new(name, Columns.AddRange(own)) { Grain = ["record_id"] };

    /// <summary>A column that may be null.</summary>
    public static Column Key(string name, ColumnType type) => new(name, type, Presence.Optional);
}
