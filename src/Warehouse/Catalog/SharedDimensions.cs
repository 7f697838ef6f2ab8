using System.Collections.Immutable;
using Analytics.Warehouse.Model;

namespace Analytics.Warehouse.Catalog;

/// <summary>Dimensions that every subject is offered with.</summary>
public static class SharedDimensions
{
    /// <summary>In the order in which they are shown.</summary>
    public static readonly ImmutableArray<Dimension> All =
    [
        Place("region", AreaLevel.Region, new("Vùng", "Region"), new(
            "Một trong sáu vùng của bản đồ 63 tỉnh; tỉnh lập từ 2025-07-01 không thuộc vùng nào.",
            "One of the six regions of the map of 63 provinces; provinces made on 2025-07-01 have none.")),
        Place("province", AreaLevel.Province, new("Tỉnh, thành phố", "Province"), new(
            "Tỉnh hoặc thành phố trực thuộc trung ương, theo mã và thời gian hiệu lực.",
            "Province or centrally run city, by code and validity.")) with { Parent = "region" },
        Place("district", AreaLevel.District, new("Huyện", "District"), new(
            "Đơn vị cấp huyện đến 2025-06-30; trống khi bản ghi thuộc cấp tỉnh.",
            "District until 2025-06-30; empty where the record belongs to the province.")) with { Parent = "province" },
        Place("commune", AreaLevel.Commune, new("Xã", "Commune"), new(
            "Đơn vị cấp xã; trống khi bản ghi thuộc cấp trên.",
            "Commune or ward; empty where the record belongs to a unit above.")) with { Parent = "district" },
        new("areaClass", DimensionKind.Member, "area_class_key", new("Loại địa bàn", "Area class"), new(
            "Phân loại huyện hoặc xã vào ngày của bản ghi, như huyện nghèo.",
            "Class of the district or commune on the record's day, such as poor district.")),
        new("programme", DimensionKind.Member, "programme_key", new("Giai đoạn", "Programme period"), new(
            "Giai đoạn của Chương trình mà dự án thuộc về, nếu không có dự án thì giai đoạn chứa năm của bản ghi.",
            "Programme period of the record's project, else the one that holds its year.")),
        new("year", DimensionKind.Year, "year", new("Năm", "Year"), new(
            "Năm ngân sách đối với tiền, năm của sự kiện hoặc rà soát đối với phần còn lại; trống với số liệu nhiều "
                + "năm.",
            "Budget year for money, year of the event or review otherwise; empty for figures of several years.")),
        new("span", DimensionKind.Span, "span_key", new("Khoảng nhiều năm", "Span of years"), new(
            "Khoảng thời gian mà một số liệu nhiều năm được công bố.",
            "The stretch that a figure of several years was published for.")),
        new("quarter", DimensionKind.Quarter, "month", new("Quý", "Quarter"), new(
            "Quý của ngày chi hoặc ngày diễn ra.", "Quarter of the day of payment or event.")),
        new("month", DimensionKind.Month, "month", new("Tháng", "Month"), new(
            "Tháng của ngày chi hoặc ngày diễn ra.", "Month of the day of payment or event.")),
        new("project", DimensionKind.Member, "project_key", new("Dự án", "Project"), new(
            "Dự án của một giai đoạn; NOT_SPLIT khi số liệu không tách theo dự án.",
            "Project of a programme period; NOT_SPLIT where a figure is not split by project."))
        {
            Parent = "programme",
        },
        new("subProject", DimensionKind.Member, "sub_project_key", new("Tiểu dự án", "Sub-project"), new(
            "Tiểu dự án; trống khi dự án không có tiểu dự án.",
            "Sub-project; empty where the project has none.")) { Parent = "project" },
    ];

    private static Dimension Place(string name, AreaLevel level, Errors.Wording title, Errors.Wording definition) =>
        new(name, DimensionKind.Area, name + "_key", title, definition) { Level = level };
}
