using Analytics.Graph.Tests.Support;

namespace Analytics.Graph.Tests.Fields;

/// <summary>The flat twin answers what analysis answers.</summary>
public sealed class TableFieldTests(SampleGraph graph)
{
    [Fact]
    public async Task A_table_has_code_and_name_of_each_dimension_and_a_status_after_each_measure()
    {
        var data = await graph.Host.DataAsync("""
            { table(ask: { by: ["province", "year"], facts: ["disbursed", "disbursementRate"], subject: "funding", status: true,
                where: { area: { in: ["58"] }, period: { years: [2024] } } }) {
                columns { name title(lang: EN) kind type unit } rows count hasNextPage meta { geography definitions { name } } } }
            """);

        Golden.Match("""
            { "columns": [
                { "name": "provinceCode", "title": "Province (code)", "kind": "DIMENSION", "type": "STRING", "unit": null },
                { "name": "province", "title": "Province", "kind": "DIMENSION", "type": "STRING", "unit": null },
                { "name": "yearCode", "title": "Year (code)", "kind": "DIMENSION", "type": "STRING", "unit": null },
                { "name": "year", "title": "Year", "kind": "DIMENSION", "type": "STRING", "unit": null },
                { "name": "disbursed", "title": "Disbursed", "kind": "MEASURE", "type": "INTEGER", "unit": "VND" },
                { "name": "disbursedStatus", "title": "Disbursed (status)", "kind": "STATUS", "type": "STRING", "unit": null },
                { "name": "disbursementRate", "title": "Disbursement rate", "kind": "MEASURE", "type": "DECIMAL", "unit": "RATIO" },
                { "name": "disbursementRateStatus", "title": "Disbursement rate (status)", "kind": "STATUS", "type": "STRING", "unit": null } ],
              "rows": [ [ "58", "Ninh Thuận", "2024", "Năm 2024", 130700000000, "PROVISIONAL", 0.6173160214053268, "PROVISIONAL" ] ],
              "count": 1, "hasNextPage": false,
              "meta": { "geography": "AS_REPORTED", "definitions": [ { "name": "disbursed" }, { "name": "disbursementRate" } ] } }
            """, data["table"]);
    }

    [Theory]
    [InlineData("courses", "9 2")]
    [InlineData("courses asc", "2 9")]
    [InlineData("-courses", "9 2")]
    public async Task Rows_are_sorted_by_names(string order, string expected)
    {
        var data = await graph.Host.DataAsync(
            "query($order: String!) { table(ask: { by: [\"district\"], facts: [\"courses\"], subject: \"trainings\", orderBy: [$order] }) { rows } }", new { order });

        var values = data["table"]!["rows"]!.AsArray().Select(row => row![2]!.ToString());
        Assert.Equal(expected.Split(' ').Intersect(values), values.Intersect(expected.Split(' ')));
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_told_at_once()
    {
        var reply = await graph.Host.AskAsync("""{ table(ask: { by: ["provinz"], facts: ["disbursd", "paid"] }) { count } }""");

        var errors = reply["errors"]!.AsArray();
        Assert.Equal(["QUERY_UNKNOWN_DIMENSION", "QUERY_UNKNOWN_MEASURE", "QUERY_UNKNOWN_MEASURE"],
            errors.Select(error => error!["extensions"]!["code"]!.GetValue<string>()).Order());
        Assert.All(errors, error => Assert.Equal("table", Assert.Single(error!["path"]!.AsArray())!.GetValue<string>()));
    }

    [Theory]
    [InlineData("""by: ["year"], facts: ["courses"], funding: { fundingSource: { in: ["CENTRAL"] } }""", "QUERY_FILTER_WITHOUT_EFFECT")]
    [InlineData("""by: ["year"], facts: ["courses"], where: { area: { at: "2024-01-01" } }""", "QUERY_AREA_WITHOUT_CODE")]
    [InlineData("""by: ["year"], facts: ["courses"], where: { area: { region: ["NMM"], at: "2024-01-01" } }""", "QUERY_AREA_WITHOUT_CODE")]
    public async Task A_filter_without_effect_is_refused(string ask, string code)
    {
        var reply = await graph.Host.AskAsync($"{{ table(ask: {{ {ask} }}) {{ count }} }}");

        Assert.Equal(code, Assert.Single(reply["errors"]!.AsArray())!["extensions"]!["code"]!.GetValue<string>());
    }

    [Fact]
    public async Task An_order_that_cannot_be_read_is_refused()
    {
        var reply = await graph.Host.AskAsync("""{ table(ask: { by: ["province"], facts: ["courses"], orderBy: ["courses sideways"] }) { count } }""");

        Golden.Match("""
            { "data": null, "errors": [ { "message": "'courses sideways' is no sort order.", "locations": [ { "line": 1, "column": 3 } ], "path": [ "table" ],
                "extensions": { "code": "QUERY_BAD_ORDER", "remedy": "Write the name of a dimension or measure, alone or as 'name asc', 'name desc' or '-name'." } } ] }
            """, reply);
    }
}
