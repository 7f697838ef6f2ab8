using System.Text.Json.Nodes;
using Analytics.Graph.Tests.Support;

namespace Analytics.Graph.Tests.Acceptance;

/// <summary>One map for all years, on the real reform of 2025-07-01 with its real codes.</summary>
public sealed class GeographyAcceptanceTests(SampleGraph sample, WideSyntheticGraph synthetic)
    : IClassFixture<WideSyntheticGraph>
{
    private const string Rows = """
        rows(orderBy: [{ province: {} }, { year: {} }], first: 2000) { count nodes {
            by { province { code name predecessors { area { code } share } } year { code } }
            facts { disbursed { value status } courses { value } } } total { disbursed { value } courses { value } } }
        """;

    private const string Before = "[2016, 2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024]";

    /// <summary>Codes that meant one province until 2025-06-30 and mean another from the next day.</summary>
    public static TheoryData<string, string, string, string[]> ReusedCodes => new()
    {
        { "15", "Yên Bái", "Lào Cai", ["10", "15"] },
        { "24", "Bắc Giang", "Bắc Ninh", ["24", "27"] },
        { "44", "Quảng Bình", "Quảng Trị", ["44", "45"] },
        { "52", "Bình Định", "Gia Lai", ["52", "64"] },
        { "80", "Long An", "Tây Ninh", ["72", "80"] },
        { "82", "Tiền Giang", "Đồng Tháp", ["82", "87"] },
        { "91", "Kiên Giang", "An Giang", ["89", "91"] },
    };

    /// <summary>The provinces that were made of several, and of which.</summary>
    private const string MadeOfSeveral =
        "08: 02 08; 15: 10 15; 19: 06 19; 24: 24 27; 25: 17 25 26; 31: 30 31; 33: 33 34; 37: 35 36 37; "
        + "44: 44 45; 48: 48 49; 51: 51 62; 52: 52 64; 56: 56 58; 66: 54 66; 68: 60 67 68; 75: 70 75; "
        + "79: 74 77 79; 80: 72 80; 82: 82 87; 86: 83 84 86; 91: 89 91; 92: 92 93 94; 96: 95 96";

    [Theory]
    [MemberData(nameof(ReusedCodes))]
    public async Task A_reused_code_is_the_new_province_on_the_new_map_and_the_sum_of_the_old_ones(
        string code, string before, string after, string[] madeOf)
    {
        var old = await YearAsync($$"""where: { period: { years: {{Before}} }, area: { under: {{Codes(madeOf)}}, at: "2024-01-01" } }""");
        var restated = await YearAsync($$"""where: { period: { years: {{Before}} }, area: { under: ["{{code}}"] } }, geography: { asOf: "2025-07-01" }""");
        var asReported = await YearAsync($$"""where: { period: { years: {{Before}} }, area: { under: ["{{code}}"] } }""");

        Assert.Equal(madeOf.Length, old.Count);
        Assert.Contains(old, row => Name(row) == before);
        Assert.Equal(before, Name(Assert.Single(asReported)));
        var one = Assert.Single(restated);
        Assert.Equal((after, Sum(old)), (Name(one), Value(one)));
        Assert.Contains("RESTATED", one["facts"]!["disbursed"]!["notes"]!.AsArray().Select(note => note!["code"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Every_new_province_tells_the_whole_provinces_that_it_was_made_of_and_they_tell_it()
    {
        var data = await sample.Host.DataAsync("""
            { now: places(level: PROVINCE, at: "2025-07-01", first: 100) { code validFrom parent { code } predecessors { area { code validUntil } share on } }
              then: places(level: PROVINCE, at: "2025-06-30", first: 100) { code validUntil successors { area { code } share on } } }
            """);

        var now = data["now"]!.AsArray().Where(one => one!["validFrom"]?.GetValue<string>() == "2025-07-01").Select(one => one!).ToList();
        Assert.Equal((34, 63), (data["now"]!.AsArray().Count, data["then"]!.AsArray().Count));
        Assert.Equal(MadeOfSeveral, string.Join("; ", now.Where(one => one["predecessors"]!.AsArray().Count > 1)
            .OrderBy(one => one["code"]!.GetValue<string>()).Select(one =>
            $"{one["code"]}: {string.Join(' ', one["predecessors"]!.AsArray().Select(before => before!["area"]!["code"]!.GetValue<string>()).Order())}")));
        Assert.All(now, one => Assert.Equal("VN", one["parent"]!["code"]!.GetValue<string>()));
        Assert.All(now.SelectMany(one => one["predecessors"]!.AsArray()), before => Assert.Equal(
            ("WHOLE", "2025-07-01", "2025-07-01"),
            (before!["share"]!.GetValue<string>(), before["on"]!.GetValue<string>(), before["area"]!["validUntil"]!.GetValue<string>())));
        Assert.All(data["then"]!.AsArray().Where(one => one!["validUntil"] is not null), one => Assert.Equal(
            "WHOLE 2025-07-01", $"{Assert.Single(one!["successors"]!.AsArray())!["share"]} {one["successors"]![0]!["on"]}"));
    }

    [Fact]
    public async Task A_comparison_across_the_reform_names_the_units_as_reported_and_compares_the_same_land_on_a_map()
    {
        const string Rows = """
            rows(orderBy: [{ province: {} }]) { nodes { by { province { code name } }
                facts { disbursed { compare(to: { yearsBack: 1 }) { comparable because { code message(lang: EN) } } } } } }
            """;
        var data = await synthetic.Host.DataAsync($$"""
            { reported: analysis(where: { period: { years: [2025] }, area: { under: ["15"], at: "2024-01-01" } }) { {{Rows}} }
              restated: analysis(where: { period: { years: [2024] }, area: { under: ["15"] } }, geography: { asOf: "2025-07-01" }) { {{Rows}} } }
            """);

        var reported = Assert.Single(Nodes(data["reported"]!))["facts"]!["disbursed"]!["compare"]!;
        var restated = Assert.Single(Nodes(data["restated"]!))["facts"]!["disbursed"]!["compare"]!;
        Assert.False(reported["comparable"]!.GetValue<bool>());
        Assert.Contains("Yen Bai", Assert.Single(
            reported["because"]!.AsArray(), one => one!["code"]!.GetValue<string>() == "COMPARE_AREA_CHANGED")!["message"]!.GetValue<string>());
        Assert.Equal("""{"comparable":true,"because":[]}""", restated.ToJsonString());
    }

    [Fact]
    public async Task The_63_provinces_become_34_and_the_total_stays_to_the_unit()
    {
        var old = await AnalysisAsync(synthetic, "");
        var restated = await AnalysisAsync(synthetic, """(geography: { asOf: "2025-07-01" })""");

        Assert.Equal(old["rows"]!["total"]!.ToJsonString(), restated["rows"]!["total"]!.ToJsonString());
        Assert.Equal(34, Nodes(restated).Select(row => Code(row)).OfType<string>().Distinct().Count());
        Assert.Equal("AS_OF 2025-07-01", restated["meta"]!["geography"]!.GetValue<string>());
    }

    [Fact]
    public async Task Every_successors_figure_of_every_year_is_the_sum_of_its_predecessors()
    {
        var old = Nodes(await AnalysisAsync(synthetic, ""));
        var restated = Nodes(await AnalysisAsync(synthetic, """(geography: { asOf: "2025-07-01" })"""))
            .Where(row => Code(row) is not null && YearOf(row) is not null).ToList();

        Assert.True(restated.Count > 300, $"{restated.Count} rows");
        foreach (var row in restated)
        {
            var names = row["by"]!["province"]!["predecessors"]!.AsArray()
                .Select(one => one!["area"]!["code"]!.GetValue<string>()).Append(Code(row)!).Distinct();
            var parts = old.Where(one => YearOf(one) == YearOf(row) && Code(one) is { } code && names.Contains(code)).ToList();
            Assert.Equal((Sum(parts), Sum(parts, "courses")), (Value(row) ?? 0, Value(row, "courses") ?? 0));
        }
    }

    [Fact]
    public async Task A_map_of_a_past_day_takes_back_what_was_only_renamed_and_invents_nothing()
    {
        const string Year = """where: { period: { years: [2025] } }""";
        var old = await YearAsync(Year);
        var data = await synthetic.Host.DataAsync($$"""
            { analysis({{Year}}, geography: { asOf: "2024-06-01" }) { rows(orderBy: [{ province: {} }], first: 100) {
                nodes { by { province { code name } } facts { disbursed { value status } } } } meta { warnings { code } } } }
            """);
        var restated = Nodes(data["analysis"]!);

        Assert.Equal(Sum(old), Sum(restated));
        Assert.Equal(Sum(old.Where(IsHaTinh)), Sum(restated.Where(IsHaTinh)));
        Assert.True(Value(restated.Single(row => Code(row) is null)) > 0);
        Assert.Contains("NOT_PLACED", data["analysis"]!["meta"]!["warnings"]!.AsArray().Select(one => one!["code"]!.GetValue<string>()));
    }

    [Theory]
    [InlineData("1", "PARTIAL", """, { "code": "PARTLY_REPORTED" }, { "code": "RESTATED" }""")]
    [InlineData("0.5", "RESTATED", """, { "code": "RESTATED" }""")] // half of it is enough
    public async Task A_successor_with_some_predecessors_reported_is_partial_and_says_how_much(string enough, string status, string notes)
    {
        await using var host = await GraphHost.StartAsync(sample.Data.Folder, ("Warnings:CoverageThreshold", enough));
        var data = await host.DataAsync("""
            { analysis(where: { period: { years: [2021] } }, geography: { asOf: "2025-07-01" }) { households {
                rows(orderBy: [{ province: {} }], first: 100) { nodes { by { province { code name } }
                    facts { poorHouseholds { value status coverage notes { code } } } } } } } }
            """);

        var thaiNguyen = Nodes(data["analysis"]!["households"]!).Single(row => Code(row) == "19");
        Golden.Match($$"""
            { "value": 13867, "status": "{{status}}", "coverage": 0.5, "notes": [ { "code": "STANDARD_IN_FORCE" }{{notes}} ] }
            """, thaiNguyen["facts"]!["poorHouseholds"]);
    }

    [Fact]
    public async Task Districts_and_regions_are_not_applicable_on_a_map_without_them_and_readable_without_it()
    {
        const string Ask = """total { disbursed { value status notes { code } } }""";
        var map = await sample.Host.DataAsync($$"""
            { district: analysis(where: { area: { under: ["027"] } }, geography: { asOf: "2025-07-01" }) { {{Ask}} }
              region: analysis(where: { area: { region: ["NMM"] } }, geography: { asOf: "2026-01-01" }) { {{Ask}} } }
            """);
        var history = await sample.Host.DataAsync("""{ analysis(where: { area: { region: ["NMM"] } }) { total { disbursed { status } } } }""");

        const string Gone = """{ "value": null, "status": "NOT_APPLICABLE", "notes": [ { "code": "LEVEL_NOT_ON_MAP" } ] }""";
        Golden.Match(Gone, map["district"]!["total"]!["disbursed"]);
        Golden.Match(Gone, map["region"]!["total"]!["disbursed"]);
        Assert.NotEqual("NOT_APPLICABLE", history["analysis"]!["total"]!["disbursed"]!["status"]!.GetValue<string>());
    }

    [Fact]
    public async Task Thua_Thien_Hue_and_Hue_are_one_territory_of_two_names()
    {
        var data = await sample.Host.DataAsync("""
            { analysis(where: { area: { under: ["46"] } }) { total { disbursed { status } } meta { warnings { code } } } }
            """);

        Assert.Contains("AREA_RENAMED", data["analysis"]!["meta"]!["warnings"]!.AsArray().Select(one => one!["code"]!.GetValue<string>()));
    }

    private static async Task<JsonNode> AnalysisAsync(SyntheticGraph graph, string frame) =>
        (await graph.Host.DataAsync($"{{ analysis{frame} {{ {Rows} meta {{ geography }} }} }}"))["analysis"]!;

    private async Task<List<JsonNode>> YearAsync(string frame)
    {
        var data = await synthetic.Host.DataAsync($$"""
            { analysis({{frame}}) { rows(orderBy: [{ province: {} }]) { nodes { by { province { code name } } facts { disbursed { value notes { code } } } } } } }
            """);
        return Nodes(data["analysis"]!);
    }

    private static string Codes(string[] codes) => $"[{string.Join(", ", codes.Select(code => $"\"{code}\""))}]";

    private static bool IsHaTinh(JsonNode row) => Code(row) == "42";

    private static List<JsonNode> Nodes(JsonNode analysis) => [.. analysis["rows"]!["nodes"]!.AsArray().Select(row => row!)];

    private static string? Code(JsonNode row) => row["by"]!["province"]?["code"]!.GetValue<string>();

    private static string Name(JsonNode row) => row["by"]!["province"]!["name"]!.GetValue<string>();

    private static string? YearOf(JsonNode row) => row["by"]!["year"]?["code"]!.GetValue<string>();

    private static decimal? Value(JsonNode row, string measure = "disbursed") => row["facts"]![measure]!["value"]?.GetValue<decimal>();

    private static decimal Sum(IEnumerable<JsonNode> rows, string measure = "disbursed") => rows.Sum(row => Value(row, measure) ?? 0);
}
