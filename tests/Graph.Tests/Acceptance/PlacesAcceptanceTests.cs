using Analytics.Graph.Tests.Support;

namespace Analytics.Graph.Tests.Acceptance;

/// <summary>What the product must answer about places.</summary>
public sealed class PlacesAcceptanceTests(SampleGraph graph)
{
    [Fact]
    public async Task Ha_tinh_without_diacritics_finds_the_province_first()
    {
        var data = await graph.Host.DataAsync("""{ places(search: "ha tinh") { code name level } }""");

        Golden.Match("""{ "code": "42", "name": "Hà Tĩnh", "level": "PROVINCE" }""", data["places"]!.AsArray()[0]);
    }

    [Fact]
    public async Task Lao_Cai_is_two_provinces_in_time()
    {
        var data = await graph.Host.DataAsync("""{ places(search: "Lào Cai", level: PROVINCE) { code validFrom validUntil } }""");

        Golden.Match("""
            [ { "code": "10", "validFrom": null, "validUntil": "2025-07-01" }, { "code": "15", "validFrom": "2025-07-01", "validUntil": null } ]
            """, data["places"]);
    }

    [Fact]
    public async Task Chau_Thanh_is_ten_districts_before_Chau_Thanh_A()
    {
        var data = await graph.Host.DataAsync("""{ places(search: "Châu Thành", level: DISTRICT) { name fullName } }""");

        var names = data["places"]!.AsArray().Select(place => place!["name"]!.GetValue<string>()).ToList();
        Assert.Equal([.. Enumerable.Repeat("Châu Thành", 10), "Châu Thành A"], names);
        Assert.Equal(11, data["places"]!.AsArray().Select(place => place!["fullName"]!.GetValue<string>()).Distinct().Count());
    }

    [Theory]
    [InlineData("Hoà Bình", "17")]
    [InlineData("Hòa Bình", "17")]
    [InlineData("hoa binh", "17")]
    [InlineData("HÒA BÌNH", "17")]
    [InlineData("Đăk Lăk", "66")]
    [InlineData("Đắk Lắk", "66")]
    [InlineData("dak lak", "66")]
    [InlineData("Đắc Lắc", "66")]
    [InlineData("Daklak", "66")]
    [InlineData("Bắc Cạn", "06")]
    [InlineData("Kontum", "62")]
    [InlineData("66", "66")]
    public async Task A_province_is_found_however_it_is_spelled(string search, string code)
    {
        var data = await graph.Host.DataAsync(
            "query($search: String!) { places(search: $search, level: PROVINCE, at: \"2024-01-01\", first: 1) { code } }", new { search });

        Assert.Equal(code, data["places"]![0]!["code"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("Qui Nhơn", "540")]
    [InlineData("quy nhon", "540")]
    [InlineData("Đakrông", "467")]
    [InlineData("Đa Krông", "467")]
    [InlineData("Ia H' Drai", "618")]
    [InlineData("Ia H’Drai", "618")]
    [InlineData("Ia HDrai", "618")]
    [InlineData("Thu\u0309y Nguyên", "311")]
    public async Task A_district_is_found_however_it_is_spelled(string search, string code)
    {
        var data = await graph.Host.DataAsync(
            "query($search: String!) { places(search: $search, level: DISTRICT, at: \"2024-05-01\", first: 1) { code } }", new { search });

        Assert.Equal(code, data["places"]![0]!["code"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("Yên Bái", "15", "Lào Cai")]
    [InlineData("Bắc Giang", "24", "Bắc Ninh")]
    [InlineData("Quảng Bình", "44", "Quảng Trị")]
    [InlineData("Bình Định", "52", "Gia Lai")]
    [InlineData("Long An", "80", "Tây Ninh")]
    [InlineData("Tiền Giang", "82", "Đồng Tháp")]
    [InlineData("Kiên Giang", "91", "An Giang")]
    public async Task An_old_name_leads_to_the_unit_of_today(string search, string code, string today)
    {
        var data = await graph.Host.DataAsync(
            "query($search: String!) { places(search: $search, level: PROVINCE, at: \"2020-01-01\", first: 1) { code successors { area { code name } } } }",
            new { search });

        var place = data["places"]![0]!;
        var successor = place["successors"]!.AsArray().Single()!["area"]!;
        Assert.Equal((code, code, today), (
            place["code"]!.GetValue<string>(), successor["code"]!.GetValue<string>(), successor["name"]!.GetValue<string>()));
    }

    [Fact]
    public async Task A_place_tells_its_parents_and_what_became_of_it()
    {
        var data = await graph.Host.DataAsync("""
            { places(search: "Ninh Thuận", level: PROVINCE) { code parent { code level parent { code } }
                successors { area { code name validFrom } share on } predecessors { area { code } } } }
            """);

        Golden.Match("""
            [ { "code": "58", "parent": { "code": "VN", "level": "COUNTRY", "parent": null },
                "successors": [ { "area": { "code": "56", "name": "Khánh Hòa", "validFrom": "2025-07-01" }, "share": "WHOLE", "on": "2025-07-01" } ],
                "predecessors": [] } ]
            """, data["places"]);
    }

    [Fact]
    public async Task Under_takes_the_unit_itself_and_what_is_inside_it()
    {
        var data = await graph.Host.DataAsync("""{ places(under: "58", at: "2024-01-01", first: 100) { code level } }""");

        var places = data["places"]!.AsArray();
        Assert.Equal("58", places[0]!["code"]!.GetValue<string>());
        Assert.Equal(7, places.Count(place => place!["level"]!.GetValue<string>() == "DISTRICT"));
    }
}
