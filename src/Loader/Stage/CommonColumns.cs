using System.Collections.Immutable;
using Analytics.Loader.Shape;
using DuckDB.NET.Data;

namespace Analytics.Loader.Stage;

/// <summary>The columns that every fact starts with.</summary>
internal static class CommonColumns
{
    public static readonly ImmutableArray<string> Names =
    [
        "record_id", "area_key", "region_key", "province_key", "district_key", "commune_key", "area_class_key",
        "programme_key", "project_key", "sub_project_key", "year", "span_key", "month", "on_day", "period_from",
        "period_until", "qualifier",
    ];

    public static IDuckDBAppenderRow Append(this IDuckDBAppenderRow row, in FactKeys keys) => row
        .AppendValue(keys.RecordId)
        .AppendValue(keys.Place.AreaKey)
        .AppendValue(keys.Place.RegionKey)
        .AppendValue(keys.Place.ProvinceKey)
        .AppendValue(keys.Place.DistrictKey)
        .AppendValue(keys.Place.CommuneKey)
        .AppendValue(keys.AreaClassKey)
        .AppendValue(keys.Work.ProgrammeKey)
        .AppendValue(keys.Work.ProjectKey)
        .AppendValue(keys.Work.SubProjectKey)
        .AppendValue(keys.When.Year)
        .AppendValue(keys.When.SpanKey)
        .AppendValue(keys.When.Month)
        .AppendValue(keys.When.OnDay)
        .AppendValue(keys.When.From)
        .AppendValue(keys.When.Until)
        .AppendValue(keys.Qualifier);

    public static IDuckDBAppenderRow Append(this IDuckDBAppenderRow row, in InspectionKeys how) => row
        .AppendValue(how.InspectorLevelKey)
        .AppendValue(how.ModeKey)
        .AppendValue(how.MethodKey);
}
