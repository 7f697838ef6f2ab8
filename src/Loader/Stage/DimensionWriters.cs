using Analytics.Loader.Shape;
using DuckDB.NET.Data;

namespace Analytics.Loader.Stage;

/// <summary>How rows of the tables beside the facts are written.</summary>
public static class DimensionWriters
{
    /// <summary>Units.</summary>
    public static readonly RowWriter<AreaRow> Area = new(
        "area",
        [
            "area_key", "code", "level", "name", "full_name", "name_ascii", "name_en", "full_name_en", "parent_key",
            "region_key", "province_key", "district_key", "valid_from", "valid_until", "code_order", "name_order",
        ],
        static (appender, in row) => appender.AppendValue(row.AreaKey).AppendValue(row.Code).AppendValue(row.Level)
            .AppendValue(row.Name).AppendValue(row.FullName).AppendValue(row.NameAscii).AppendValue(row.NameEn)
            .AppendValue(row.FullNameEn).AppendValue(row.ParentKey).AppendValue(row.RegionKey)
            .AppendValue(row.ProvinceKey).AppendValue(row.DistrictKey).AppendValue(row.ValidFrom)
            .AppendValue(row.ValidUntil).AppendValue(row.CodeOrder).AppendValue(row.NameOrder).EndRow());

    /// <summary>Records of units.</summary>
    public static readonly RowWriter<AreaRecordRow> AreaRecord = new(
        "area_record",
        ["area_key", "record_id"],
        static (appender, in row) => appender.AppendValue(row.AreaKey).AppendValue(row.RecordId).EndRow());

    /// <summary>Which unit took over which.</summary>
    public static readonly RowWriter<SuccessionRow> Succession = new(
        "area_succession",
        ["predecessor_key", "successor_key", "share", "happened_on"],
        static (appender, in row) => appender.AppendValue(row.PredecessorKey).AppendValue(row.SuccessorKey)
            .AppendValue(row.Share).AppendValue(row.HappenedOn).EndRow());

    /// <summary>Classes of units.</summary>
    public static readonly RowWriter<AreaClassRow> AreaClass = new(
        "area_class_membership",
        ["area_key", "area_class_key", "valid_from", "valid_until"],
        static (appender, in row) => appender.AppendValue(row.AreaKey).AppendValue(row.AreaClassKey)
            .AppendValue(row.ValidFrom).AppendValue(row.ValidUntil).EndRow());

    /// <summary>Members of all other dimensions.</summary>
    public static readonly RowWriter<MemberRow> Member = new(
        "member",
        [
            "dimension", "member_key", "code", "qualified_code", "name", "name_en", "parent_key", "sort_order",
            "name_order", "valid_from", "valid_until",
        ],
        static (appender, in row) => appender.AppendValue(row.Dimension).AppendValue(row.MemberKey)
            .AppendValue(row.Code).AppendValue(row.QualifiedCode).AppendValue(row.Name).AppendValue(row.NameEn)
            .AppendValue(row.ParentKey).AppendValue(row.SortOrder).AppendValue(row.NameOrder)
            .AppendValue(row.ValidFrom).AppendValue(row.ValidUntil).EndRow());

    /// <summary>Spans of years.</summary>
    public static readonly RowWriter<SpanRow> Span = new(
        "span",
        ["span_key", "code", "from_on", "until_on"],
        static (appender, in row) => appender.AppendValue(row.SpanKey).AppendValue(row.Code)
            .AppendValue(row.FromOn).AppendValue(row.UntilOn).EndRow());

    /// <summary>Which project exists where.</summary>
    public static readonly RowWriter<ApplicabilityRow> Applicability = new(
        "project_applicability",
        ["area_key", "project_key", "valid_from", "valid_until", "applies", "reason"],
        static (appender, in row) => appender.AppendValue(row.AreaKey).AppendValue(row.ProjectKey)
            .AppendValue(row.ValidFrom).AppendValue(row.ValidUntil).AppendValue(row.Applies)
            .AppendValue(row.Reason).EndRow());

    /// <summary>Published figures that are never summed.</summary>
    public static readonly RowWriter<ControlFigureRow> ControlFigure = new(
        "control_figure",
        [
            "indicator", "area_key", "year", "span_key", "poverty_standard_key", "value", "unit", "scope", "reason",
            "source_reference",
        ],
        static (appender, in row) => appender.AppendValue(row.Indicator).AppendValue(row.AreaKey)
            .AppendValue(row.Year).AppendValue(row.SpanKey).AppendValue(row.PovertyStandardKey)
            .AppendValue(row.Value).AppendValue(row.Unit).AppendValue(row.Scope).AppendValue(row.Reason)
            .AppendValue(row.SourceReference).EndRow());

    /// <summary>Values assigned to areas.</summary>
    public static readonly RowWriter<TargetRow> Target = new(
        "target",
        ["indicator", "area_key", "year", "span_key", "value", "unit"],
        static (appender, in row) => appender.AppendValue(row.Indicator).AppendValue(row.AreaKey)
            .AppendValue(row.Year).AppendValue(row.SpanKey).AppendValue(row.Value).AppendValue(row.Unit).EndRow());

    /// <summary>Records that could not be loaded.</summary>
    public static readonly RowWriter<RejectedRow> Rejected = new(
        "rejected_record",
        ["table_name", "record_id", "inspection_id", "code", "message"],
        static (appender, in row) => appender.AppendValue(row.TableName).AppendValue(row.RecordId)
            .AppendValue(row.InspectionId).AppendValue(row.Code).AppendValue(row.Message).EndRow());
}
