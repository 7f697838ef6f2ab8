using Analytics.Graph.Tests.Support;

namespace Analytics.Graph.Tests.Fields;

/// <summary>What is selected is what is asked.</summary>
public sealed class AnalysisFieldTests(SampleGraph graph)
{
    [Fact]
    public async Task Aliases_fragments_and_directives_work_as_anywhere_in_GraphQL()
    {
        var data = await graph.Host.DataAsync("""
            query($money: Boolean!, $no: Boolean = false) {
              frame: analysis(where: { area: { in: ["58"] }, period: { years: [2024] } }) {
                f: funding { r: rows { __typename ...Page nodes { __typename k: key by { ...Shared year @include(if: $no) { code } }
                  facts { __typename m: disbursed { b: value(unit: BILLION) value @skip(if: $money) s: status } } } } } } }
            fragment Page on RowPage { count hasNextPage }
            fragment Shared on SharedGrain { __typename p: province { en: name(lang: EN) level } ... @include(if: $no) { month { code } } }
            """, new { money = true });

        Golden.Match("""
            { "frame": { "f": { "r": { "__typename": "FundingRows", "count": 1, "hasNextPage": false, "nodes": [
                { "__typename": "FundingRow", "k": "province=58",
                  "by": { "__typename": "FundingGrain", "p": { "en": "Ninh Thuan", "level": "PROVINCE" } },
                  "facts": { "__typename": "FundingFacts", "m": { "b": 130.7, "s": "PROVISIONAL" } } } ] } } } }
            """, data);
    }

    [Fact]
    public async Task Pages_follow_each_other_and_the_rest_is_the_total_less_the_page()
    {
        const string Query = """
            query($after: String) { analysis { trainings { rows(first: 1, after: $after, orderBy: [{ district: {} }]) {
                count hasNextPage endCursor nodes { key facts { courses { value } } by { district { code } } } total { courses { value } } rest { courses { value } } } } } }
            """;
        var first = (await graph.Host.DataAsync(Query))["analysis"]!["trainings"]!["rows"]!;
        var page = first["nodes"]!.AsArray().Single()!["facts"]!["courses"]!["value"]!.GetValue<long>();

        Assert.Equal(
            first["total"]!["courses"]!["value"]!.GetValue<long>(), page + (first["rest"]?["courses"]?["value"]?.GetValue<long>() ?? 0));
    }

    [Fact]
    public async Task A_unit_that_does_not_fit_a_measure_is_refused()
    {
        var reply = await graph.Host.AskAsync("""
            { analysis { funding { total { disbursed { value(unit: PERCENT) } disbursementRate { text(unit: MILLION) numerator(unit: MILLION) } } } } }
            """);

        Golden.Match("""
            { "data": null, "errors": [
                { "message": "disbursed is counted in VND; PERCENT is no unit for it.", "locations": [ { "line": 1, "column": 3 } ], "path": [ "analysis" ],
                  "extensions": { "code": "QUERY_WRONG_UNIT", "remedy": "Use ONE, THOUSAND, MILLION or BILLION." } },
                { "message": "disbursementRate is counted in RATIO; MILLION is no unit for it.", "locations": [ { "line": 1, "column": 3 } ], "path": [ "analysis" ],
                  "extensions": { "code": "QUERY_WRONG_UNIT", "remedy": "Use ONE or PERCENT." } } ] }
            """, reply);
    }

    [Fact]
    public async Task A_unit_that_does_not_fit_a_part_of_a_rate_names_that_part_and_is_told_once()
    {
        var reply = await graph.Host.AskAsync("""
            { analysis { funding { total { disbursementRate { denominator(unit: PERCENT) } } rows { total { disbursementRate { denominator(unit: PERCENT) } } } } } }
            """);

        Golden.Match("""
            { "data": null, "errors": [
                { "message": "The denominator of disbursementRate is counted in whole units; PERCENT is no unit for it.",
                  "locations": [ { "line": 1, "column": 3 } ], "path": [ "analysis" ],
                  "extensions": { "code": "QUERY_WRONG_UNIT", "remedy": "Use ONE, THOUSAND, MILLION or BILLION." } } ] }
            """, reply);
    }

    [Fact]
    public async Task An_ambiguous_code_is_refused_with_both_readings_in_the_remedy()
    {
        var reply = await graph.Host.AskAsync("""{ analysis(where: { area: { in: ["15"] } }) { funding { rows { count } } } }""");

        var error = reply["errors"]!.AsArray().Single()!;
        Assert.Equal(("QUERY_AMBIGUOUS_AREA", "analysis.funding.rows"),
            (error["extensions"]!["code"]!.GetValue<string>(), string.Join('.', error["path"]!.AsArray())));
        Assert.Contains("Yên Bái", error["extensions"]!["remedy"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Contains("Lào Cai", error["extensions"]!["remedy"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_measure_that_a_filter_does_not_reach_is_not_applicable_with_a_warning()
    {
        var data = await graph.Host.DataAsync("""
            { analysis(where: { project: { in: ["2021-2025/P7"] } }) { total { poorHouseholds { value status } disbursed { status } } meta { geography warnings { severity } } } }
            """);

        Golden.Match("""{ "value": null, "status": "NOT_APPLICABLE" }""", data["analysis"]!["total"]!["poorHouseholds"]);
        Assert.Equal("AS_REPORTED", data["analysis"]!["meta"]!["geography"]!.GetValue<string>());
        Assert.NotEmpty(data["analysis"]!["meta"]!["warnings"]!.AsArray());
    }

    [Theory]
    [InlineData("2023-13-01", "'2023-13-01' is no day; write year, month and day as 2023-12-31.")]
    [InlineData("2023/01/01", "'2023/01/01' is no day; write year, month and day as 2023-12-31.")]
    public async Task A_malformed_date_is_refused(string date, string message)
    {
        var reply = await graph.Host.AskAsync($$"""{ places(at: "{{date}}") { code } }""");

        Assert.Contains(message, reply["errors"]![0]!["message"]!.GetValue<string>(), StringComparison.Ordinal);
    }
}
