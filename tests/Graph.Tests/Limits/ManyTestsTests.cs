using Analytics.Graph.Serving;
using Analytics.Graph.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Analytics.Graph.Tests.Limits;

/// <summary>Each test of a filter makes the warnings ask once more: so many statements count before any of them runs.</summary>
public sealed class ManyTestsTests(LargeData data)
{
    private const int Tests = 150;

    [Fact]
    public async Task A_filter_of_many_tests_is_held_to_the_limit_of_rows_too()
    {
        var folder = await data.FolderAsync();
        await using var open = await GraphHost.StartAsync(folder);
        var most = RecordsOf(open) * 100;
        await using var host = await GraphHost.StartAsync(folder, ("Limits:MaxScannedRows", $"{most}"));

        var reply = await host.AskAsync(Of(Tests));

        Assert.Equal("LIMIT_SCAN", reply["errors"]?[0]?["extensions"]?["code"]?.GetValue<string>());
        Assert.InRange(reply["errors"]![0]!["extensions"]!["measured"]!.GetValue<long>(), Tests * RecordsOf(open), 2 * Tests * RecordsOf(open));
    }

    [Fact]
    public async Task A_filter_of_more_tests_than_it_may_have_is_refused_before_it_is_planned()
    {
        await using var host = await GraphHost.StartAsync(await data.FolderAsync(), ("Limits:HeavyRows", "0"));

        var reply = await host.AskAsync(Of(300));

        Assert.Equal("LIMIT_FILTER_TESTS", Assert.Single(reply["errors"]!.AsArray())!["extensions"]!["code"]!.GetValue<string>());
    }

    private static string Of(int tests) =>
        "{ analysis(where: { period: { between: { from: \"2022-02-03\", until: \"2024-05-06\" } }, and: ["
        + string.Concat(Enumerable.Range(0, tests).Select(_ => "{ project: { notIn: [\"2021-2025/P1\"] } }"))
        + "] }) { total { disbursed { value } } meta { warnings { code } } } }";

    private static long RecordsOf(GraphHost host) => host.Services.GetRequiredService<ServedSnapshots>().List()[0].Rows
        .Single(one => one.Table == "disbursement").Rows;
}
