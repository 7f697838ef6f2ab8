using Analytics.Graph.Tests.Support;

namespace Analytics.Graph.Tests.Acceptance;

/// <summary>What the product must answer from the published figures, asked as an analyst would.</summary>
public sealed class ItMustAnswerTests(SampleGraph graph)
{
    [Fact]
    public async Task Payments_of_sub_project_1_of_project_7_in_Ha_Tinh_over_the_span_2021_to_2023_by_funding_source()
    {
        var data = await graph.Host.DataAsync(PaymentsOfHaTinh("P7.1"));

        Golden.Match("""
            { "rows": { "nodes": [
                { "by": { "span": { "code": "2021-2023" }, "year": null, "fundingSource": { "code": "CENTRAL" } },
                  "facts": { "disbursed": { "value": 8038, "status": "PROVISIONAL" } } },
                { "by": { "span": { "code": "2021-2023" }, "year": null, "fundingSource": { "code": "LOCAL" } },
                  "facts": { "disbursed": { "value": 804, "status": "PROVISIONAL" } } }],
              "total": { "disbursed": { "value": 8842, "text": "VND 8,842 million", "status": "PROVISIONAL" } } } }
            """, data["analysis"]!["funding"]);
    }

    [Fact]
    public async Task Payments_of_sub_project_2_of_project_7_in_Ha_Tinh_over_the_span_2021_to_2023_by_funding_source()
    {
        var data = await graph.Host.DataAsync(PaymentsOfHaTinh("P7.2"));

        var rows = data["analysis"]!["funding"]!["rows"]!;
        Assert.Equal([4286, 429], rows["nodes"]!.AsArray().Select(node => node!["facts"]!["disbursed"]!["value"]!.GetValue<int>()));
        Golden.Match("""{ "disbursed": { "value": 4715, "text": "VND 4,715 million", "status": "PROVISIONAL" } }""", rows["total"]);
    }

    [Fact]
    public async Task Project_7_in_Huu_Lung_was_allocated_468_million_in_2022_and_494_million_in_2023()
    {
        var data = await graph.Host.DataAsync("""
            { analysis(where: { area: { in: ["186"] }, project: { in: ["2021-2025/P7"] } }) {
                funding { rows(orderBy: [{ year: {} }]) { nodes { by { year { code } } facts { allocated { value(unit: MILLION) } } } } } } }
            """);

        Golden.Match("""
            { "rows": { "nodes": [
                { "by": { "year": { "code": "2022" } }, "facts": { "allocated": { "value": 468 } } },
                { "by": { "year": { "code": "2023" } }, "facts": { "allocated": { "value": 494 } } }] } }
            """, data["analysis"]!["funding"]);
    }

    [Fact]
    public async Task Project_7_in_Chi_Lang_was_allocated_949_million_over_a_span_and_nothing_in_a_single_year()
    {
        var data = await graph.Host.DataAsync("""
            { analysis(where: { area: { in: ["187"] }, project: { in: ["2021-2025/P7"] } }) {
                rows { nodes { by { year { code } span { from } }
                  facts { allocated { value(unit: MILLION) } courses { value } unitsInspected { value } } } } } }
            """);

        var nodes = data["analysis"]!["rows"]!["nodes"]!.AsArray();
        var money = Assert.Single(nodes, node => node!["facts"]!["allocated"]!["value"] is not null);
        Golden.Match("""{ "year": null, "span": { "from": "2022-01-01" } }""", money!["by"]);
        Assert.Equal(949, money["facts"]!["allocated"]!["value"]!.GetValue<int>());
        Assert.Equal(9, nodes.Sum(node => node!["facts"]!["courses"]!["value"]?.GetValue<int>() ?? 0));
        Assert.Equal(20, nodes.Sum(node => node!["facts"]!["unitsInspected"]!["value"]?.GetValue<int>() ?? 0));
    }

    [Fact]
    public async Task Ninh_Binh_was_allocated_at_least_36_billion_in_2023_not_split_by_project()
    {
        var data = await graph.Host.DataAsync("""
            { analysis(where: { area: { in: ["37"] }, period: { years: [2023] } }) {
                funding { rows { nodes { by { project { code } } facts { allocated { value(unit: BILLION) status notes { code } } } } } } } }
            """);

        Golden.Match("""
            { "rows": { "nodes": [ { "by": { "project": { "code": "NOT_SPLIT" } },
                "facts": { "allocated": { "value": 36, "status": "PROVISIONAL", "notes": [ { "code": "QUALIFIER_AT_LEAST" } ] } } } ] } }
            """, data["analysis"]!["funding"]);
    }

    [Fact]
    public async Task Ninh_Binh_supported_500_households_in_2023_by_its_own_policy_with_83_1_million_each()
    {
        var data = await graph.Host.DataAsync("""
            { analysis(where: { area: { in: ["37"] }, period: { years: [2023] } }) {
                support(where: { policy: { in: ["PROVINCIAL"] } }) { total {
                  householdsSupported { value } supportAmount { value(unit: MILLION) }
                  supportPerHousehold { value(unit: MILLION) numerator(unit: MILLION) denominator } } } } }
            """);

        Golden.Match("""
            { "total": { "householdsSupported": { "value": 500 }, "supportAmount": { "value": 41550 },
              "supportPerHousehold": { "value": 83.1, "numerator": 41550, "denominator": 500 } } }
            """, data["analysis"]!["support"]);
    }

    [Fact]
    public async Task Project_5_does_not_exist_in_Ninh_Binh_which_is_not_zero()
    {
        var data = await graph.Host.DataAsync("""
            { analysis(where: { area: { in: ["37"] }, period: { years: [2023] }, project: { in: ["2021-2025/P5"] } }) {
                funding { total { allocated { value status } } } support { total { supportAmount { value status } } } } }
            """);

        Golden.Match("""
            { "funding": { "total": { "allocated": { "value": null, "status": "NOT_APPLICABLE" } } },
              "support": { "total": { "supportAmount": { "value": null, "status": "NOT_APPLICABLE" } } } }
            """, data["analysis"]);
    }

    [Fact]
    public async Task Disbursement_rate_of_Ninh_Thuan_for_2024_is_payments_over_available_money()
    {
        var data = await graph.Host.DataAsync("""
            { analysis(where: { area: { in: ["58"] }, period: { years: [2024] } }) {
                funding { total { disbursementRate { value numerator(unit: BILLION) denominator(unit: BILLION) text(unit: PERCENT) notes { code message(lang: EN) } } }
                  rows { nodes { by { capitalType { code } } facts { disbursed { value(unit: BILLION) } } } } } } }
            """);

        var rate = data["analysis"]!["funding"]!["total"]!["disbursementRate"]!;
        Assert.Equal(0.617, rate["value"]!.GetValue<double>(), 3);
        Assert.Equal((130.7m, 211.723m, "61,73%"), (rate["numerator"]!.GetValue<decimal>(), rate["denominator"]!.GetValue<decimal>(), rate["text"]!.GetValue<string>()));
        var published = Assert.Single(rate["notes"]!.AsArray(), note => note!["code"]!.GetValue<string>() == "PUBLISHED_RATE");
        Assert.Contains("62", published!["message"]!.GetValue<string>(), StringComparison.Ordinal);
        var notSplit = Assert.Single(
            data["analysis"]!["funding"]!["rows"]!["nodes"]!.AsArray(), node => node!["by"]!["capitalType"]!["code"]!.GetValue<string>() == "NOT_SPLIT");
        Assert.Equal(0.1m, notSplit!["facts"]!["disbursed"]!["value"]!.GetValue<decimal>());
    }

    private static string PaymentsOfHaTinh(string subProject) => $$"""
        { analysis(where: { area: { in: ["42"] }, project: { in: ["2021-2025/P7"] }, subProject: { in: ["2021-2025/{{subProject}}"] } }) {
            funding { rows(orderBy: [{ fundingSource: {} }]) {
              nodes { by { span { code } year { code } fundingSource { code } } facts { disbursed { value(unit: MILLION) status } } }
              total { disbursed { value(unit: MILLION) text(lang: EN, unit: MILLION) status } } } } } }
        """;
}
