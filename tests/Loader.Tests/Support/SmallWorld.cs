using Analytics.Operational.Model;
using Analytics.Operational.Sources;

namespace Analytics.Loader.Tests.Support;

/// <summary>The dimensions of a small source in which Verify finds nothing to report.</summary>
internal static class SmallWorld
{
    public const long Country = 1;
    public const long Region = 2;
    public const long HaTinh = 3;
    public const long NinhBinhOld = 4;
    public const long NinhBinhNew = 5;
    public const long HuongKhe = 6;
    public const long Village = 7;
    public const long CamXuyen = 8;

    public static readonly DateOnly NewMap = new(2025, 7, 1);

    private static readonly string[] Codes =
    [
        "FUNDING_SOURCE/CENTRAL/Trung ương", "FUNDING_SOURCE/LOCAL/Địa phương", "FUNDING_SOURCE/PROVINCE/Tỉnh/LOCAL",
        "CAPITAL_TYPE/DEVELOPMENT/Đầu tư", "CAPITAL_TYPE/RECURRENT/Thường xuyên",
        "ORGANISER_LEVEL/PROVINCE/Tỉnh", "ORGANISER_LEVEL/DISTRICT/Huyện",
        "AUDIENCE/STAFF/Cán bộ", "TOPIC/FINANCE/Tài chính", "INSPECTION_MODE/PERIODIC/Định kỳ",
        "INSPECTION_METHOD/ON_SITE/Tại chỗ", "FINDING_CATEGORY/OTHER/Khác", "FINDING_SEVERITY/LOW/Thấp",
        "ETHNIC_GROUP/NOT_SPLIT/Không tách", "SUPPORT_KIND/HOUSING_NEW/Nhà mới",
            "SUPPORT_POLICY/PROGRAMME/Chương trình",
        "AREA_CLASS/OUTSIDE/Ngoài", "AREA_CLASS/POOR_DISTRICT/Huyện nghèo",
    ];

    public static async Task SaveAsync(OperationalContext context)
    {
        context.Add(new Dataset
        {
            Name = "Số liệu thử", NameEn = "Test figures", Citation = "Thử, 2025", CitationEn = "Test, 2025",
            CutoffAt = new DateTime(2025, 12, 31, 17, 0, 0, DateTimeKind.Utc),
        });
        context.AddRange(Codes.Select((code, order) => Item(code.Split('/'), order)));
        context.AddRange(Standard("2016-2020", 2016, 2022), Standard("2022-2025", 2022, 2027));
        context.AddRange(Programme("2016-2020", 2016), Programme("2021-2025", 2021));
        context.AddRange(
            Project("2021-2025", "P10", null), Project("2021-2025", "P5", null), Project("2021-2025", "P7", null),
            Project("2021-2025", "P7.1", "P7"), Project("2021-2025", "P7.2", "P7"), Project("2016-2020", "P1", null));
        context.AddRange(
            Unit(Country, "VN", "COUNTRY", "Việt Nam", null),
            Unit(Region, "NCC", "REGION", "Bắc Trung Bộ", Country),
            Unit(HaTinh, "42", "PROVINCE", "Hà Tĩnh", Region),
            Unit(NinhBinhOld, "37", "PROVINCE", "Ninh Bình", Region, until: NewMap),
            Unit(NinhBinhNew, "37", "PROVINCE", "Ninh Bình", Country, NewMap),
            Unit(HuongKhe, "439", "DISTRICT", "Hương Khê", HaTinh, until: NewMap),
            Unit(Village, null, "COMMUNE", "Ấp Đông", HuongKhe, until: NewMap),
            Unit(CamXuyen, "446", "DISTRICT", "Cẩm Xuyên", HaTinh, until: NewMap));
        await context.SaveChangesAsync();
        context.AddRange(
            Class(HuongKhe, "OUTSIDE", null, new DateOnly(2022, 1, 1)),
            Class(HuongKhe, "POOR_DISTRICT", new DateOnly(2022, 1, 1), NewMap));
        context.Add(new AreaSuccession { PredecessorId = NinhBinhOld, SuccessorId = NinhBinhNew, Share = "WHOLE",
            On = NewMap });
        context.Add(new ProjectApplicability
        {
            AreaId = NinhBinhOld, PeriodCode = "2021-2025", ProjectCode = "P5", Applies = false,
                Reason = "NO_POOR_DISTRICT",
        });
        await context.SaveChangesAsync();
    }

    private static CodeItem Item(string[] parts, int order) => new()
    {
        List = parts[0], Code = parts[1], Name = parts[2], NameEn = parts[1], SortOrder = order,
        ParentCode = parts.Length > 3 ? parts[3] : null,
    };

    private static PovertyStandard Standard(string code, int from, int until) => new()
    {
        Code = code, Name = "Chuẩn " + code, NameEn = "Standard " + code,
        InForceFrom = new DateOnly(from, 1, 1), InForceUntil = new DateOnly(until, 1, 1),
    };

    private static ProgrammePeriod Programme(string code, int from) => new()
    {
        Code = code, Name = "Giai đoạn " + code, NameEn = "Period " + code,
        ValidFrom = new DateOnly(from, 1, 1), ValidUntil = new DateOnly(from + 5, 1, 1),
    };

    private static Project Project(string period, string code, string? parent) => new()
    {
        PeriodCode = period, Code = code, ParentCode = parent, Level = parent is null ? "PROJECT" : "SUB_PROJECT",
        Name = "Dự án " + code, NameEn = "Project " + code,
    };

    private static AdministrativeUnit Unit(
        long id, string? code, string level, string name, long? parent, DateOnly? from = null,
            DateOnly? until = null) => new()
        {
            Id = id, Code = code, Level = level, Name = name, FullName = level + " " + name, NameAscii = name,
            NameEn = name, FullNameEn = name + " " + level, ParentId = parent, ValidFrom = from, ValidUntil = until,
        };

    private static AreaClassMembership Class(long area, string code, DateOnly? from, DateOnly? until) =>
        new() { AreaId = area, AreaClass = code, ValidFrom = from, ValidUntil = until };
}
