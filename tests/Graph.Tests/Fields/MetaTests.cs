using System.Text.Json;
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
