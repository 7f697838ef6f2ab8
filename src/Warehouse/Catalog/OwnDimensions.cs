using System.Collections.Immutable;
using Analytics.Warehouse.Errors;
using Analytics.Warehouse.Model;

namespace Analytics.Warehouse.Catalog;

/// <summary>Dimensions that only one subject has.</summary>
public static class OwnDimensions
{
    /// <summary>In the order in which they are shown.</summary>
    public static readonly ImmutableArray<Dimension> All =
    [
        Of("fundingSource", "funding_source_key", new("Nguồn vốn", "Funding source"), new(
            "Ngân sách cấp tiền; NOT_SPLIT khi không tách.",
            "The budget that the money comes from; NOT_SPLIT where not split.")),
        Of("capitalType", "capital_type_key", new("Loại vốn", "Capital type"), new(
            "Vốn đầu tư phát triển hoặc vốn sự nghiệp; NOT_SPLIT khi không tách.",
            "Development investment or recurrent money; NOT_SPLIT where not split.")),
        new("originYear", DimensionKind.Year, "origin_year", new("Năm gốc của vốn", "Origin year"), new(
            "Năm mà vốn được giao lần đầu; khác năm ngân sách khi vốn được chuyển nguồn.",
            "The year that the money was first given for; differs from the budget year for money carried over.")),
        Of("organiserLevel", "organiser_level_key", new("Cấp tổ chức", "Organiser level"), new(
            "Cấp tổ chức lớp tập huấn.", "Level of the unit that held the course.")),
        Of("audience", "audience_key", new("Đối tượng", "Audience"), new(
            "Người tham dự lớp tập huấn.", "For whom the course was held.")),
        Of("topic", "topic_key", new("Chủ đề", "Topic"), new("Chủ đề lớp tập huấn.", "What the course was about.")),
        Of("inspectorLevel", "inspector_level_key", new("Cấp kiểm tra", "Inspector level"), new(
            "Cấp của đơn vị kiểm tra.", "Level of the inspecting unit.")),
        Of("mode", "mode_key", new("Hình thức", "Mode"), new("Định kỳ hoặc đột xuất.", "Periodic or ad hoc.")),
        Of("method", "method_key", new("Phương pháp", "Method"), new(
            "Cách kiểm tra: tại chỗ, qua báo cáo, qua hồ sơ.", "How: on the spot, through reports, through files.")),
        Of("category", "category_key", new("Nhóm tồn tại", "Finding category"), new(
            "Loại tồn tại được phát hiện; chỉ áp dụng cho các chỉ tiêu về phát hiện.",
            "Kind of finding; reaches the measures of findings only.")),
        Of("severity", "severity_key", new("Mức độ", "Severity"), new(
            "Mức độ của tồn tại; chỉ áp dụng cho các chỉ tiêu về phát hiện.",
            "Severity of the finding; reaches the measures of findings only.")),
        Of("povertyStandard", "poverty_standard_key", new("Chuẩn nghèo", "Poverty standard"), new(
            "Chuẩn nghèo dùng khi rà soát.", "The standard that the review applied.")),
        Of("ethnicGroup", "ethnic_group_key", new("Nhóm dân tộc", "Ethnic group"), new(
            "Nhóm dân tộc của hộ; NOT_SPLIT khi không tách.",
            "Ethnic group of the households; NOT_SPLIT where not split.")),
        Of("kind", "kind_key", new("Loại hỗ trợ", "Kind of support"), new(
            "Hỗ trợ nhà ở, mô hình sản xuất và các loại khác.", "Housing, production model and others.")),
        Of("policy", "policy_key", new("Chính sách", "Policy"), new(
            "Dự án của Chương trình hoặc chính sách riêng của tỉnh.",
            "Project of the programme or a province's own policy.")),
    ];

    private static Dimension Of(string name, string column, Wording title, Wording definition) =>
        new(name, DimensionKind.Member, column, title, definition);
}
