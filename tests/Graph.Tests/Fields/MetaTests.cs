using System.Text.Json;
using System.Text.Json.Nodes;
using Analytics.Graph.Tests.Support;
using Analytics.Support;

namespace Analytics.Graph.Tests.Fields;

/// <summary>What an answer tells about itself is a function of the question and the snapshot.</summary>
public sealed class MetaTests(SampleGraph graph)
{
    private const string Query = """
        query Rates($years: [Int!]!) { analysis(where: { period: { years: $years } }) {
            funding { rows(first: 3, orderBy: [{ allocated: {} }], having: { available: { gt: 0 } }) { nodes { key by { province { code } } facts { rate: disbursementRate { value status share } } } count } }
            meta { snapshot { id publishedAt } geography definitions { name formula version } warnings { code suggestion } permalink plan } } }
        """;

    [Fact]
    public async Task A_permalink_gives_the_same_bytes_after_a_newer_snapshot_was_published()
    {
        using var folder = new TemporaryFolder();
        graph.Data.CopyTo(folder.Path);
        await using var host = await GraphHost.StartAsync(folder.Path);
        using var asked = await host.PostAsync(Query, new { years = new[] { 2022, 2023 } });
        var body = await asked.Content.ReadAsByteArrayAsync();
        var permalink = JsonDocument.Parse(body).RootElement.GetProperty("data").GetProperty("analysis").GetProperty("meta").GetProperty("permalink").GetString()!;
        var export = await host.Client.GetByteArrayAsync("/table.json?by=province&facts=disbursed&years=2022,2023&status=true");
        var link = JsonDocument.Parse(export).RootElement.GetProperty("permalink").GetString()!;

        var next = await graph.Data.LoadAsync(folder.Path);
        await host.UntilReadyAsync(id => id == next.Id);

        Assert.Equal(body, await host.Client.GetByteArrayAsync(permalink));
        Assert.Equal(export, await host.Client.GetByteArrayAsync(link));
        using var current = await host.PostAsync(Query, new { years = new[] { 2022, 2023 } });
        Assert.NotEqual(body, await current.Content.ReadAsByteArrayAsync());
    }

    private async Task<JsonArray> PlanAsync(string field)
    {
        await using var host = await GraphHost.StartAsync(graph.Data.Folder, ("Snapshots:ShowPlan", "true"));
        var data = await host.DataAsync($"{{ {field} }}");
        return data.AsObject().Single().Value!["meta"]!["plan"]!.AsArray();
    }

    [Fact]
    public async Task Definitions_hold_every_measure_that_is_asked_tested_or_sorted_by()
    {
        var data = await graph.Host.DataAsync(Query, new { years = new[] { 2023 } });

        Assert.Equal(
            ["allocated", "available", "disbursementRate"],
            data["analysis"]!["meta"]!["definitions"]!.AsArray().Select(one => one!["name"]!.GetValue<string>()));
    }

    [Theory]
    [InlineData("true", JsonValueKind.Array)]
    [InlineData("false", JsonValueKind.Null)]
    public async Task The_plan_is_shown_only_where_it_may_be(string setting, JsonValueKind shown)
    {
        await using var host = await GraphHost.StartAsync(graph.Data.Folder, ("Snapshots:ShowPlan", setting));

        using var reply = await host.PostAsync(Query, new { years = new[] { 2023 } });

        var meta = JsonDocument.Parse(await reply.Content.ReadAsByteArrayAsync()).RootElement.GetProperty("data").GetProperty("analysis").GetProperty("meta");
        Assert.Equal(shown, meta.GetProperty("plan").ValueKind);
    }

    [Theory]
    [InlineData("analysis { rows { nodes { by { year { code } } facts { disbursementRate { value numerator share rank __typename } } } total { disbursed { text } } } meta { plan } }", false)]
    [InlineData("analysis { rows { nodes { by { year { code } } facts { disbursementRate { value records } } } } meta { plan } }", true)]
    [InlineData("analysis { rows { nodes { by { year { code } } facts { disbursementRate { value } } } total { disbursed { notes { code } } } } meta { plan } }", true)]
    [InlineData("analysis { total { disbursed { value } } meta { plan } }", false)]
    [InlineData("analysis { total { disbursed { coverage } } meta { plan } }", true)]
    [InlineData("""table(ask: { by: ["year"], facts: ["disbursementRate"] }) { rows meta { plan } }""", false)]
    [InlineData("""table(ask: { by: ["year"], facts: ["disbursementRate"], status: true }) { rows meta { plan } }""", true)]
    public async Task Qualifiers_and_provinces_are_aggregated_only_where_something_selected_is_made_from_them(string field, bool aggregated)
    {
        var plan = (await PlanAsync(field)).ToJsonString();

        Assert.Equal((aggregated, aggregated), (plan.Contains("qualifier", StringComparison.Ordinal), plan.Contains("provinces", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("meta { plan }", 1)]
    [InlineData("meta { warnings { code } plan }", 2)]
    public async Task Records_left_out_are_counted_only_where_warnings_are_selected(string meta, int statements)
    {
        const string Frame = "where: { period: { years: [2023] } }";

        var analysis = await PlanAsync($"analysis({Frame}) {{ total {{ disbursed {{ value }} }} {meta} }}");
        var table = await PlanAsync($$"""table(ask: { facts: ["disbursed"], by: [], {{Frame}} }) { rows {{meta}} }""");

        Assert.Equal((statements, statements), (analysis.Count, table.Count));
    }

    [Fact]
    public async Task Timings_and_the_state_of_the_cache_are_in_headers_only()
    {
        await using var host = await GraphHost.StartAsync(graph.Data.Folder);

        using var first = await host.PostAsync(Query, new { years = new[] { 2023 } });
        using var second = await host.PostAsync(Query, new { years = new[] { 2023 } });

        Assert.Equal(("MISS", "MEMORY"), (Header(first, "X-Cache"), Header(second, "X-Cache")));
        Assert.StartsWith("cache;desc=MISS, queue;dur=", Header(first, "Server-Timing"), StringComparison.Ordinal);
        var body = await first.Content.ReadAsStringAsync();
        Assert.Equal(body, await second.Content.ReadAsStringAsync());
        Assert.DoesNotContain("MISS", body, StringComparison.Ordinal);
    }

    private static string Header(HttpResponseMessage reply, string name) => reply.Headers.GetValues(name).Single();
}
