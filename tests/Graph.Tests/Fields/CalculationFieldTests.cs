using System.Text.Json.Nodes;
using Analytics.Graph.Tests.Support;

namespace Analytics.Graph.Tests.Fields;

/// <summary>Calculations about cells over HTTP, checked against the values of the same answer.</summary>
public sealed class CalculationFieldTests(SampleGraph graph)
{
    [Fact]
    public async Task Share_rank_and_percentile_tell_where_a_value_stands_among_all_rows()
    {
        var rows = await RowsAsync("""
            { analysis { funding { rows(first: 1000) { nodes { by { province { code } } facts { disbursed {
                value share rank percentile up: rank(direction: ASC) region: rank(within: PROVINCE) notes { code } } } } total { disbursed { value share rank } } } } } }
            """);

        var total = rows["total"]!["disbursed"]!;
        var cells = Cells(rows, "disbursed").Where(cell => cell["value"] is not null).ToList();
        var values = cells.Select(cell => cell["value"]!.GetValue<long>()).ToList();
        Assert.True(cells.Count > 3);
        Assert.All(cells, cell =>
        {
            var value = cell["value"]!.GetValue<long>();
            Assert.Equal((double)value / total["value"]!.GetValue<long>(), cell["share"]!.GetValue<double>(), 1e-12);
            Assert.Equal(1 + values.Count(other => other > value), cell["rank"]!.GetValue<int>());
            Assert.Equal(1 + values.Count(other => other < value), cell["up"]!.GetValue<int>());
            Assert.Equal(1, cell["region"]!.GetValue<int>());
            Assert.Equal(
                (values.Count(other => other < value) + ((values.Count(other => other == value) - 1) / 2d)) / (values.Count - 1),
                cell["percentile"]!.GetValue<double>(), 1e-12);
        });
        Assert.Equal((1, true), (total["share"]!.GetValue<double>(), total["rank"] is null));
    }

    [Fact]
    public async Task Aliases_of_one_measure_each_have_their_own_calculations_and_notes()
    {
        var rows = await RowsAsync("""
            { analysis { funding { rows(first: 1000) { nodes { by { year { code } province { code } } facts {
                all: disbursed { share notes { code } } yearly: disbursed { share(of: YEAR) rank(within: YEAR) notes { code } }
                sum: disbursed { running(reset: NEVER) millions: running(reset: NEVER, unit: MILLION) }
                stock: available { running notes { code } } } } } } } }
            """);

        var cells = rows["nodes"]!.AsArray().Select(node => node!["facts"]!).ToList();
        var all = cells.Where(cell => cell["all"]!["share"] is not null).ToList();
        Assert.Equal(1, all.Sum(cell => cell["all"]!["share"]!.GetValue<double>()), 1e-9);
        Assert.True(all.Sum(cell => cell["yearly"]!["share"]!.GetValue<double>()) > 1.5);
        Assert.All(cells, cell => Assert.Contains(cell["stock"]!["notes"]!.AsArray(), note => note!["code"]!.GetValue<string>() == "RUNNING_NOT_ADDITIVE"));
        Assert.All(cells, cell => Assert.DoesNotContain(
            cell["all"]!["notes"]!.AsArray(), note => note!["code"]!.GetValue<string>() == "RUNNING_NOT_ADDITIVE"));
        Assert.All(cells.Where(cell => cell["sum"]!["running"] is not null), cell =>
            Assert.Equal(cell["sum"]!["running"]!.GetValue<long>() / 1e6, cell["sum"]!["millions"]!.GetValue<double>(), 1e-6));
    }

    [Fact]
    public async Task Running_adds_up_the_years_of_each_province()
    {
        var rows = await RowsAsync("""
            { analysis { funding { rows(first: 1000, orderBy: [{ province: {} }, { year: {} }]) { nodes {
                by { province { code } year { code } } facts { allocated { value running(reset: NEVER) } } } } } } }
            """);

        var checkedRows = 0;
        foreach (var province in rows["nodes"]!.AsArray().GroupBy(node => node!["by"]!["province"]?["code"]?.GetValue<string>()))
        {
            var sum = 0L;
            foreach (var node in province.Where(node => node!["by"]!["year"] is not null))
            {
                var cell = node!["facts"]!["allocated"]!;
                sum += cell["value"]?.GetValue<long>() ?? 0;
                checkedRows++;
                Assert.Equal(sum, cell["running"]?.GetValue<long>() ?? 0);
            }
        }

        Assert.True(checkedRows > 1, $"{checkedRows} rows");
    }

    [Fact]
    public async Task Compare_tells_the_value_of_the_year_before_its_change_and_why_the_two_do_not_compare()
    {
        var data = await graph.Host.DataAsync("""
            { analysis { households { rows(first: 1000, orderBy: [{ poorHouseholds: { on: DELTA, shift: { yearsBack: 1 }, direction: ASC } }]) { nodes {
                by { province { code } year { code } } facts { poorHouseholds { value thousands: compare(to: { yearsBack: 1 }) { value(unit: THOUSAND) }
                    compare(to: { yearsBack: 1 }) { value delta ratio comparable because { code message(lang: EN) severity } } } } } } } } }
            """);

        var nodes = data["analysis"]!["households"]!["rows"]!["nodes"]!.AsArray();
        var values = nodes.ToDictionary(
            node => $"{node!["by"]!["province"]?["code"]} {node["by"]!["year"]?["code"]}", node => node!["facts"]!["poorHouseholds"]!["value"]?.GetValue<long>());
        var deltas = nodes.Select(node => node!["facts"]!["poorHouseholds"]!["compare"]!["delta"]?.GetValue<long>()).ToList();
        Assert.All(nodes, node =>
        {
            var (cell, year) = (node!["facts"]!["poorHouseholds"]!, node["by"]!["year"]?["code"]?.GetValue<string>());
            var before = year is null ? null : values.GetValueOrDefault($"{node["by"]!["province"]?["code"]} {int.Parse(year) - 1}");
            Assert.Equal(before, cell["compare"]!["value"]?.GetValue<long>());
            Assert.Equal(cell["value"]?.GetValue<long>() - before, cell["compare"]!["delta"]?.GetValue<long>());
            Assert.Equal(before / 1000.0, cell["thousands"]!["value"]?.GetValue<double>());
            Assert.Equal(cell["compare"]!["because"]!.AsArray().Count == 0, cell["compare"]!["comparable"]!.GetValue<bool>());
        });
        Assert.True(deltas.Count(delta => delta is not null) > 5);
        Assert.Equal(deltas.Where(delta => delta is not null).Order(), deltas.TakeWhile(delta => delta is not null));
    }

    [Fact]
    public async Task A_comparison_without_a_period_is_refused_with_a_code()
    {
        var reply = await graph.Host.AskAsync("{ analysis { funding { rows { nodes { by { province { code } } facts { disbursed { compare(to: { previous: 1 }) { delta } } } } } } } }");

        Assert.Equal("QUERY_SHIFT_WITHOUT_PERIOD", reply["errors"]!.AsArray().Single()!["extensions"]!["code"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_partition_that_the_rows_do_not_tell_is_refused_with_a_code()
    {
        var reply = await graph.Host.AskAsync("{ analysis { funding { rows { nodes { by { year { code } } facts { disbursed { rank(within: REGION) } } } } } } }");

        Assert.Equal("QUERY_PARTITION_NOT_IN_GRAIN", reply["errors"]!.AsArray().Single()!["extensions"]!["code"]!.GetValue<string>());
    }

    private static IEnumerable<JsonNode> Cells(JsonNode rows, string measure) => rows["nodes"]!.AsArray().Select(node => node!["facts"]![measure]!);

    private async Task<JsonNode> RowsAsync(string query) => (await graph.Host.DataAsync(query))["analysis"]!["funding"]!["rows"]!;
}
