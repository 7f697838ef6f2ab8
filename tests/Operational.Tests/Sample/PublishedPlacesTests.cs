using System.Globalization;
using Analytics.Operational.Model;
using Microsoft.EntityFrameworkCore;

namespace Analytics.Operational.Tests.Sample;

public sealed class PublishedPlacesTests(PublishedSample sample)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("PROVINCE", "2016-01-01", 63)]
    [InlineData("PROVINCE", "2024-06-30", 63)]
    [InlineData("PROVINCE", "2025-06-30", 63)]
    [InlineData("PROVINCE", "2025-07-01", 34)]
    [InlineData("DISTRICT", "2024-05-01", 705)]
    [InlineData("DISTRICT", "2024-11-01", 704)]
    [InlineData("DISTRICT", "2024-12-31", 704)]
    [InlineData("DISTRICT", "2025-01-01", 696)]
    [InlineData("DISTRICT", "2025-06-30", 696)]
    [InlineData("DISTRICT", "2025-07-01", 0)]
    [InlineData("REGION", "2024-06-30", 6)]
    [InlineData("COUNTRY", "2025-07-01", 1)]
    public async Task So_many_units_exist_on_a_day(string level, string day, int count)
    {
        var on = DateOnly.Parse(day, CultureInfo.InvariantCulture);
        var units = (await UnitsAsync()).Where(unit => unit.Level == level && Exists(unit, on)).ToList();

        Assert.Equal(count, units.Count);
        Assert.Equal(count, units.Select(unit => unit.Code).Distinct().Count());
    }

    [Fact]
    public async Task Validity_of_one_code_never_overlaps()
    {
        var rows = (await UnitsAsync()).Where(unit => unit.Code != null).GroupBy(unit => unit.Code);

        foreach (var code in rows)
        {
            var inTime = code.OrderBy(From).ToList();
            Assert.All(
                inTime.Zip(inTime.Skip(1)),
                pair => Assert.True(pair.First.ValidUntil <= pair.Second.ValidFrom, code.Key));
            Assert.All(inTime, unit => Assert.False(unit.ValidFrom >= unit.ValidUntil, code.Key));
        }
    }

    [Fact]
    public async Task A_parent_exists_as_long_as_its_unit_and_is_of_a_higher_level()
    {
        string[] levels = ["COUNTRY", "REGION", "PROVINCE", "DISTRICT", "COMMUNE"];
        var units = await UnitsAsync();
        var byId = units.ToDictionary(unit => unit.Id);

        foreach (var unit in units.Where(unit => unit.Level != "COUNTRY"))
        {
            var parent = byId[unit.ParentId!.Value]; // only the country has none
            Assert.True(From(parent) <= From(unit), unit.FullName);
            Assert.True(Until(unit) <= Until(parent), unit.FullName);
            Assert.True(Array.IndexOf(levels, parent.Level) < Array.IndexOf(levels, unit.Level), unit.FullName);
        }
    }

    [Fact]
    public async Task Each_of_the_63_goes_on_in_one_of_the_34()
    {
        var ends = await SuccessorsAsync();

        var formed = ends.GroupBy(pair => pair.Value, pair => pair.Key)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => $"{group.Key}: {string.Join(' ', group.Order())}");
        Assert.Equal(63, ends.Count);
        Assert.Equal(
            [
                "01 Hà Nội: 01", "04 Cao Bằng: 04", "08 Tuyên Quang: 02 08", "11 Điện Biên: 11", "12 Lai Châu: 12",
                "14 Sơn La: 14", "15 Lào Cai: 10 15", "19 Thái Nguyên: 06 19", "20 Lạng Sơn: 20", "22 Quảng Ninh: 22",
                "24 Bắc Ninh: 24 27", "25 Phú Thọ: 17 25 26", "31 Hải Phòng: 30 31", "33 Hưng Yên: 33 34",
                "37 Ninh Bình: 35 36 37", "38 Thanh Hóa: 38", "40 Nghệ An: 40", "42 Hà Tĩnh: 42",
                "44 Quảng Trị: 44 45", "46 Huế: 46", "48 Đà Nẵng: 48 49", "51 Quảng Ngãi: 51 62", "52 Gia Lai: 52 64",
                "56 Khánh Hòa: 56 58", "66 Đắk Lắk: 54 66", "68 Lâm Đồng: 60 67 68", "75 Đồng Nai: 70 75",
                "79 Hồ Chí Minh: 74 77 79", "80 Tây Ninh: 72 80", "82 Đồng Tháp: 82 87", "86 Vĩnh Long: 83 84 86",
                "91 An Giang: 89 91", "92 Cần Thơ: 92 93 94", "96 Cà Mau: 95 96",
            ],
            formed);
    }

    [Theory]
    [InlineData("15", "Yên Bái", "Lào Cai")]
    [InlineData("24", "Bắc Giang", "Bắc Ninh")]
    [InlineData("44", "Quảng Bình", "Quảng Trị")]
    [InlineData("52", "Bình Định", "Gia Lai")]
    [InlineData("80", "Long An", "Tây Ninh")]
    [InlineData("82", "Tiền Giang", "Đồng Tháp")]
    [InlineData("91", "Kiên Giang", "An Giang")]
    [InlineData("46", "Thừa Thiên Huế", "Huế")]
    [InlineData("374", "Hoa Lư", "Hoa Lư")]
    [InlineData("474", "Huế", "Thuận Hóa")]
    [InlineData("682", "Đạ Tẻh", "Đạ Huoai")]
    [InlineData("753", "Đất Đỏ", "Long Đất")]
    public async Task A_reused_code_means_two_units_in_time(string code, string before, string after)
    {
        var units = (await UnitsAsync()).Where(unit => unit.Code == code)
            .OrderBy(From).ToList();

        Assert.Equal([before, after], units.Select(unit => unit.Name));
        Assert.Equal(units[0].ValidUntil, units[1].ValidFrom);
    }

    [Fact]
    public async Task Names_that_repeat_are_told_apart_by_province()
    {
        var units = await UnitsAsync();

        var laoCai = units.Where(unit => unit is { Level: "PROVINCE", NameAscii: "Lao Cai" });
        Assert.Equal(10, units.Count(unit => unit is { Level: "DISTRICT", Name: "Châu Thành" }));
        Assert.Single(units, unit => unit is { Level: "DISTRICT", Name: "Châu Thành A" });
        Assert.Equal(["10", "15"], laoCai.Select(unit => unit.Code).Order());
        Assert.Single(units, unit => unit.NameAscii == "Ha Tinh" && unit.Level == "PROVINCE");
    }

    [Fact]
    public async Task Poor_districts_are_74_and_one_left_the_list()
    {
        await using var context = sample.Open();
        var units = (await UnitsAsync()).ToDictionary(unit => unit.Id);
        var classes = await context.AreaClassMemberships.ToListAsync(Stop);

        IEnumerable<AdministrativeUnit> UnitsOf(string areaClass) =>
            classes.Where(row => row.AreaClass == areaClass).Select(row => units[row.AreaId]);
        int PoorOn(DateOnly day) => classes.Count(row =>
            row.AreaClass == "POOR_DISTRICT" && row.ValidFrom <= day && day < row.ValidUntil);
        Assert.Equal(74, PoorOn(new(2022, 1, 1)));
        Assert.Equal(74, PoorOn(new(2024, 7, 21)));
        Assert.Equal(73, PoorOn(new(2024, 7, 22)));
        Assert.Equal(26, UnitsOf("POOR_DISTRICT").Select(unit => unit.ParentId).Distinct().Count());
        Assert.Equal(["471", "536"], UnitsOf("COASTAL_COMMUNE").Select(unit => unit.Code).Order());
    }

    [Theory]
    [InlineData("2022-01-01", 705)]
    [InlineData("2024-07-22", 705)]
    [InlineData("2024-12-31", 704)]
    [InlineData("2025-06-30", 696)]
    public async Task Every_district_has_one_class_on_a_day(string day, int districts)
    {
        await using var context = sample.Open();
        var on = DateOnly.Parse(day, CultureInfo.InvariantCulture);
        var classes = await context.AreaClassMemberships
            .Where(row => row.ValidFrom <= on && on < row.ValidUntil).ToListAsync(Stop);

        Assert.Equal(districts, classes.Count);
        Assert.Equal(districts, classes.Select(row => row.AreaId).Distinct().Count());
    }

    private static bool Exists(AdministrativeUnit unit, DateOnly day) => From(unit) <= day && day < Until(unit);

    private static DateOnly From(AdministrativeUnit unit) => unit.ValidFrom ?? DateOnly.MinValue;

    private static DateOnly Until(AdministrativeUnit unit) => unit.ValidUntil ?? DateOnly.MaxValue;

    private async Task<List<AdministrativeUnit>> UnitsAsync()
    {
        await using var context = sample.Open();
        return await context.AdministrativeUnits.ToListAsync(Stop);
    }

    /// <summary>For each province of the 63 the code and name of what it is on 2025-07-01, through its links.</summary>
    private async Task<Dictionary<string, string>> SuccessorsAsync()
    {
        await using var context = sample.Open();
        var units = (await UnitsAsync()).ToDictionary(unit => unit.Id);
        var links = await context.AreaSuccessions.ToDictionaryAsync(
            link => (link.PredecessorId, link.SuccessorId), Stop);
        var next = links.Values.Where(link => units[link.PredecessorId].Level == "PROVINCE")
            .ToDictionary(link => link.PredecessorId);
        Assert.All(next.Values, link => Assert.Equal(
            ("WHOLE", units[link.PredecessorId].ValidUntil), (link.Share, (DateOnly?)link.On)));

        string End(AdministrativeUnit unit) =>
            next.TryGetValue(unit.Id, out var link) ? End(units[link.SuccessorId]) : $"{unit.Code} {unit.Name}";
        return units.Values
            .Where(unit => unit.Level == "PROVINCE" && Exists(unit, new(2024, 6, 30)))
            .ToDictionary(unit => unit.Code!, End); // every province has a code
    }
}
