using Analytics.Warehouse.Model;

namespace Analytics.Warehouse.Tests.Support;

/// <summary>A small country: two regions, provinces of two maps, districts, communes, projects of two periods.</summary>
internal static class World
{
    public static readonly DateOnly Merger = new(2025, 7, 1);
    public static readonly DateOnly Cutoff = new(2026, 2, 1);

    private static readonly AsyncLocal<History?> Told = new();

    public static readonly Place Country = new("VN", AreaLevel.Country, "Việt Nam");
    public static readonly Place North = new("NMM", AreaLevel.Region, "Trung du và miền núi phía Bắc", null, Merger);
    public static readonly Place Centre = new("NCC", AreaLevel.Region, "Bắc Trung Bộ", null, Merger);
    public static readonly Place HaGiang = Province("02", "Hà Giang", North, null, null);
    public static readonly Place LaoCai = Province("10", "Lào Cai", North, null, Merger);
    public static readonly Place DienBien = Province("11", "Điện Biên", North, null, null);
    public static readonly Place YenBai = Province("15", "Yên Bái", North, null, Merger);
    public static readonly Place NewLaoCai = Province("15", "Lào Cai", null, Merger, null);
    public static readonly Place NinhBinh = Province("37", "Ninh Bình", Centre, null, Merger);
    public static readonly Place NewNinhBinh = Province("37", "Ninh Bình", null, Merger, null);
    public static readonly Place HaTinh = Province("42", "Hà Tĩnh", Centre, null, null);
    public static readonly Place MeoVac = District("027", "Mèo Vạc", HaGiang);
    public static readonly Place BacHa = District("085", "Bắc Hà", LaoCai);
    public static readonly Place TuanGiao = District("098", "Tuần Giáo", DienBien);
    public static readonly Place MuCangChai = District("137", "Mù Cang Chải", YenBai);
    public static readonly Place HuongKhe = District("444", "Hương Khê", HaTinh);
    public static readonly Place KyAnh = District("447", "Kỳ Anh", HaTinh);
    public static readonly Place SaBinh = Commune(null, "Sa Bình", MeoVac);
    public static readonly Place HuongLien = Commune("18600", "Hương Liên", HuongKhe);

    private static readonly History Own = new(
    [
        Country, Centre, North, HaGiang, LaoCai, DienBien, YenBai, NewLaoCai, NinhBinh, NewNinhBinh, HaTinh,
        MeoVac, BacHa, TuanGiao, MuCangChai, HuongKhe, KyAnh, HuongLien, SaBinh,
    ],
    [new(LaoCai, NewLaoCai, Merger), new(YenBai, NewLaoCai, Merger), new(NinhBinh, NewNinhBinh, Merger)]);

    /// <summary>In the alphabet's order of their names, then in that of their codes.</summary>
    public static readonly Place[] ByName =
    [
        BacHa, Centre, DienBien, HaGiang, HaTinh, HuongKhe, HuongLien, KyAnh, LaoCai, NewLaoCai, MeoVac, MuCangChai,
        NinhBinh, NewNinhBinh, SaBinh, North, TuanGiao, Country, YenBai,
    ];

    /// <summary>Classes with the days on which units have them; a commune without one has that of its district.</summary>
    public static readonly (Place Area, string Class, DateOnly? From, DateOnly? Until)[] Classes =
    [
        (MeoVac, "OTHER", null, new(2021, 1, 1)), (MeoVac, "POOR_DISTRICT", new(2021, 1, 1), null),
        (BacHa, "POOR_DISTRICT", null, null), (TuanGiao, "30A", null, new(2022, 1, 1)),
        (HuongKhe, "OTHER", null, null), (SaBinh, "30A", new(2023, 1, 1), null),
    ];

    /// <summary>In the order of their codes.</summary>
    public static Place[] Places => Now.Places;

    public static Change[] Successions => Now.Changes;

    /// <summary>Whether the units are those of a history that was told.</summary>
    public static bool IsTold => Told.Value is not null;

    public static History Now => Told.Value ?? Own;

    /// <summary>Gives the world another history, for the test that says so and what it calls.</summary>
    public static void Tell(History history) => Told.Value = history;

    public static readonly (string Code, DateOnly From, DateOnly Until)[] Programmes =
        [("2016-2020", new(2016, 1, 1), new(2021, 1, 1)), ("2021-2025", new(2021, 1, 1), new(2026, 1, 1))];

    public static readonly string[] Projects =
        ["2016-2020/P1", "2016-2020/P2", "2021-2025/P1", "2021-2025/P5", "2021-2025/P7", "NOT_SPLIT"];

    public static readonly string[] SubProjects = ["2021-2025/P1.1", "2021-2025/P7.1", "2021-2025/P7.2", "NOT_SPLIT"];

    public static readonly Spell[] Spans =
    [
        new(new(2016, 1, 1), new(2021, 1, 1)), new(new(2019, 1, 1), new(2023, 1, 1)), new(new(2021, 1, 1), new(2024, 1, 1)),
        new(new(2022, 1, 1), new(2023, 6, 22)),
    ];

    /// <summary>Standards with the days on which they are in force.</summary>
    public static readonly (string Code, DateOnly From, DateOnly Until)[] Standards =
        [("2016-2020", new(2016, 1, 1), new(2022, 1, 1)), ("2022-2025", new(2022, 1, 1), new(2027, 1, 1))];

    /// <summary>Codes of flat dimensions in the order in which they are shown.</summary>
    public static readonly Dictionary<string, string[]> Lists = new()
    {
        ["areaClass"] = ["30A", "POOR_DISTRICT", "OTHER"],
        ["fundingSource"] = ["CENTRAL", "LOCAL", "NOT_SPLIT"],
        ["capitalType"] = ["DEVELOPMENT", "RECURRENT", "NOT_SPLIT"],
        ["organiserLevel"] = ["PROVINCE", "DISTRICT", "NOT_SPLIT"],
        ["audience"] = ["STAFF_COMMUNE", "COMMUNITY"],
        ["topic"] = ["FINANCE", "COMMUNICATION"],
        ["inspectorLevel"] = ["PROVINCE", "DISTRICT", "NOT_SPLIT"],
        ["mode"] = ["PERIODIC", "AD_HOC"],
        ["method"] = ["ON_SITE", "DESK"],
        ["category"] = ["STEERING_WEAK", "LOAN_MISUSE", "OTHER"],
        ["severity"] = ["LOW", "HIGH"],
        ["povertyStandard"] = ["2016-2020", "2022-2025"],
        ["ethnicGroup"] = ["MINORITY", "NOT_SPLIT"],
        ["kind"] = ["HOUSING_NEW", "PRODUCTION_MODEL"],
        ["policy"] = ["PROGRAMME", "PROVINCIAL"],
    };

    /// <summary>The class of a unit on a day.</summary>
    public static string? ClassOf(Place area, DateOnly day) =>
        new[] { area.At(AreaLevel.Commune), area.At(AreaLevel.District) }.Where(unit => unit is not null)
            .Select(unit => Classes.Where(one => one.Area == unit && !(day < one.From) && !(day >= one.Until))
                .Select(one => one.Class).FirstOrDefault())
            .FirstOrDefault(one => one is not null);

    private static Place Province(string code, string name, Place? region, DateOnly? from, DateOnly? until) =>
        new(code, AreaLevel.Province, name, from, until) { Region = region };

    private static Place District(string code, string name, Place province) =>
        new(code, AreaLevel.District, name, null, Merger) { Region = province.Region, Province = province };

    private static Place Commune(string? code, string name, Place district) =>
        new(code, AreaLevel.Commune, name) { Region = district.Region, Province = district.Province, District = district };
}
