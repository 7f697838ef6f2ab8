using System.Net;
using System.Text.Json.Nodes;
using Analytics.Graph.Limits;
using Analytics.Graph.Serving;
using Analytics.Graph.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Analytics.Graph.Tests.Limits;

/// <summary>A question counts by the tables that it reads: one that a roll-up answers is cheap.</summary>
public sealed class AdmissionTests(LargeData data)
{
    private const string RolledUp = "{ analysis { total { disbursed { value } } rows(first: 1) { nodes { by { province { code } } facts { disbursed { value } } } } } }";
    private const string FromRecords = "{ analysis { rows(first: 1) { nodes { by { commune { code } } facts { disbursed { value } } } } } }";
    private const string Flat = "{ table(ask: { by: [\"commune\"], facts: [\"disbursed\"] }) { count } }";

    [Fact]
    public async Task The_limit_of_rows_is_that_of_the_tables_that_are_read()
    {
        await using var host = await GraphHost.StartAsync(await data.FolderAsync(), ("Limits:MaxScannedRows", "40000"));
        var records = RecordsOf(host);

        await host.DataAsync(RolledUp);
        var refused = await host.AskAsync(FromRecords);
        var flat = await host.AskAsync(Flat);

        Assert.InRange(records, 40_001, 100_000);
        Assert.All([refused, flat], reply => Assert.Equal(
            $"LIMIT_SCAN The operation may read {records} rows; the limit is 40000.",
            $"{reply["errors"]![0]!["extensions"]!["code"]} {reply["errors"]![0]!["message"]}"));
    }

    [Fact]
    public async Task A_comparison_reads_its_tables_twice()
    {
        await using var host = await GraphHost.StartAsync(await data.FolderAsync(), ("Limits:MaxScannedRows", "40000"));

        var refused = await host.AskAsync(
            "{ analysis { rows(first: 1) { nodes { by { commune { code } year { code } } facts { disbursed { compare(to: { previous: 1 }) { delta } } } } } } }");

        Assert.Equal(2 * RecordsOf(host), refused["errors"]![0]!["extensions"]!["measured"]!.GetValue<long>());
    }

    [Theory]
    [InlineData("disbursement", "rows(first: 1) { nodes { by { commune { code } } facts { disbursed { value } } } }", "")]
    [InlineData("disbursement disbursement_by_project", "rows(first: 1) { nodes { by { commune { code } } facts { disbursed { share(of: PROVINCE) } } } }", "")]
    [InlineData("disbursement disbursement", "rows(first: 1, having: { disbursed: { gt: 0 } }) { nodes { by { commune { code } } facts { disbursed { value } } } }", "meta { warnings { code } }")]
    [InlineData("disbursement", "rows(first: 1, having: { disbursed: { gt: 0 } }) { nodes { by { commune { code } } facts { disbursed { value } } } }", "")]
    public async Task Every_statement_counts_also_those_of_partitions_and_of_warnings_that_are_read(string tables, string breakdown, string meta)
    {
        await using var host = await GraphHost.StartAsync(await data.FolderAsync(), ("Limits:MaxScannedRows", "1"));

        var refused = await host.AskAsync($"{{ analysis {{ {breakdown} {meta} }} }}");

        Assert.Equal("LIMIT_SCAN", refused["errors"]![0]!["extensions"]!["code"]!.GetValue<string>());
        Assert.Equal(tables.Split(' ').Sum(table => RowsOf(host, table)), refused["errors"]![0]!["extensions"]!["measured"]!.GetValue<long>());
    }

    [Fact]
    public async Task A_question_that_reads_one_table_often_is_refused_though_the_table_alone_is_within_the_limit()
    {
        await using var host = await GraphHost.StartAsync(await data.FolderAsync());
        var most = RecordsOf(host) + 1;
        await using var limited = await GraphHost.StartAsync(await data.FolderAsync(), ("Limits:MaxScannedRows", $"{most}"));

        await limited.DataAsync(FromRecords);
        var refused = await limited.AskAsync(
            "{ analysis { rows(first: 1) { nodes { by { commune { code } } facts { disbursed { share(of: PROVINCE) } } } } } }");

        Assert.Equal("LIMIT_SCAN", refused["errors"]![0]!["extensions"]!["code"]!.GetValue<string>());
    }

    [Fact]
    public async Task Exports_have_the_same_limit()
    {
        await using var host = await GraphHost.StartAsync(await data.FolderAsync(), ("Limits:MaxScannedRows", "40000"));

        using var answered = await host.Client.GetAsync("/table.csv?by=province&facts=disbursed");
        using var refused = await host.Client.GetAsync("/table.csv?by=commune&facts=disbursed");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.BadRequest), (answered.StatusCode, refused.StatusCode));
        Golden.Match($$"""
            { "errors": [ { "code": "LIMIT_SCAN", "message": "The operation may read {{RecordsOf(host)}} rows; the limit is 40000.",
                "remedy": "Ask for fewer breakdowns or measures at once." } ] }
            """, JsonNode.Parse(await refused.Content.ReadAsStringAsync()));
    }

    [Fact]
    public async Task The_lane_is_that_of_the_tables_that_are_read()
    {
        await using var host = await GraphHost.StartAsync(
            await data.FolderAsync(), ("Limits:HeavyRows", "40000"), ("Limits:MaxHeavyRunning", "1"), ("Limits:MaxHeavyWaiting", "0"));
        var leave = new TaskCompletionSource<int>();
        var inside = host.Services.GetRequiredService<QueryGate>().RunAsync(CostClass.Heavy, (_, _) => leave.Task, CancellationToken.None);

        using var light = await host.PostAsync(RolledUp);
        using var lightExport = await host.Client.GetAsync("/table.csv?by=province&facts=disbursed");
        using var heavy = await host.PostAsync(FromRecords);
        using var heavyExport = await host.Client.GetAsync("/table.csv?by=commune&facts=disbursed");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (light.StatusCode, lightExport.StatusCode));
        foreach (var refused in (HttpResponseMessage[])[heavy, heavyExport])
        {
            Assert.Equal((HttpStatusCode.ServiceUnavailable, "2"), (refused.StatusCode, refused.Headers.RetryAfter!.ToString()));
            Assert.Contains("LIMIT_BUSY", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        Assert.False(inside.IsCompleted);
        leave.SetResult(0);
        await inside;
    }

    private static long RecordsOf(GraphHost host) => RowsOf(host, "disbursement");

    private static long RowsOf(GraphHost host, string table) =>
        host.Services.GetRequiredService<ServedSnapshots>().List()[0].Rows.Single(one => one.Table == table).Rows;
}
