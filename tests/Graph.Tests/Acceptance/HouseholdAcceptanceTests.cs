using System.Text.Json.Nodes;
using Analytics.Graph.Tests.Support;

namespace Analytics.Graph.Tests.Acceptance;

/// <summary>What the product must answer about poor households.</summary>
public sealed class HouseholdAcceptanceTests(SampleGraph graph)
{
    private const string RatesOf2023 = """
        { analysis(where: { period: { years: [2023] } }) { households { rows(orderBy: [{ povertyRate: { direction: DESC } }], first: 100) {
            count
            nodes { by { province { code } } facts { povertyRate { value numerator denominator status notes { code } } } }
            total { povertyRate { value text(lang: EN, unit: PERCENT) numerator denominator notes { code message(lang: EN) } } } } } } }
        """;

    [Fact]
    public async Task Bac_Kan_had_13867_poor_households_by_the_old_standard_and_21946_by_the_new_one_at_the_end_of_2021()
    {
        var data = await graph.Host.DataAsync("""
            { analysis(where: { area: { in: ["06"] }, period: { years: [2021] } }) { households {
                rows(orderBy: [{ povertyStandard: {} }]) { nodes { by { povertyStandard { code } } facts { poorHouseholds { value } } } } } } }
            """);

        Golden.Match("""
            { "rows": { "nodes": [
                { "by": { "povertyStandard": { "code": "2016-2020" } }, "facts": { "poorHouseholds": { "value": 13867 } } },
                { "by": { "povertyStandard": { "code": "2022-2025" } }, "facts": { "poorHouseholds": { "value": 21946 } } }] } }
            """, data["analysis"]!["households"]);
    }

    [Fact]
    public async Task Without_a_standard_Bac_Kan_answers_the_one_in_force_on_the_review_day_and_says_so()
    {
        var data = await graph.Host.DataAsync("""
            { analysis(where: { area: { in: ["06"] }, period: { years: [2021] } }) { households {
                total { poorHouseholds { value notes { code } } } } } }
            """);

        var cell = data["analysis"]!["households"]!["total"]!["poorHouseholds"]!;
        Assert.Equal(13867, cell["value"]!.GetValue<int>());
        Assert.Contains("STANDARD_IN_FORCE", Codes(cell["notes"]!));
    }

    [Fact]
    public async Task Five_provinces_lead_the_poverty_rates_of_2023()
    {
        var data = await graph.Host.DataAsync(RatesOf2023);

        var nodes = data["analysis"]!["households"]!["rows"]!["nodes"]!.AsArray();
        Assert.Equal(["02", "11", "64", "45", "62"], nodes.Take(5).Select(node => node!["by"]!["province"]!["code"]!.GetValue<string>()));
    }

    [Fact]
    public async Task A_province_without_counts_answers_its_published_rate_without_numerator_and_denominator()
    {
        var data = await graph.Host.DataAsync(RatesOf2023);

        var rates = data["analysis"]!["households"]!["rows"]!["nodes"]!.AsArray().Select(node => node!["facts"]!["povertyRate"]!).ToList();
        var published = rates.Where(rate => rate["value"] is not null && rate["numerator"] is null).ToList();
        Assert.True(published.Count > rates.Count / 2, $"{published.Count} of {rates.Count}");
        Assert.All(published, rate => Assert.Null(rate["denominator"]));
        Assert.All(published, rate => Assert.Contains("PUBLISHED_RATE_ONLY", Codes(rate["notes"]!)));
    }

    [Fact]
    public async Task The_total_rate_uses_only_provinces_with_both_counts_and_says_how_many_were_left_out()
    {
        var data = await graph.Host.DataAsync(RatesOf2023);

        var total = data["analysis"]!["households"]!["rows"]!["total"]!["povertyRate"]!;
        Assert.Equal("4.02%", total["text"]!.GetValue<string>());
        Assert.Equal(
            total["value"]!.GetValue<double>(), total["numerator"]!.GetValue<double>() / total["denominator"]!.GetValue<double>(), 12);
        Assert.Contains("RECORDS_LEFT_OUT", Codes(total["notes"]!));
    }

    private static IEnumerable<string> Codes(JsonNode notes) => notes.AsArray().Select(note => note!["code"]!.GetValue<string>());
}
