using System.Net;
using Analytics.Graph.Tests.Support;
using Analytics.Support;

namespace Analytics.Graph.Tests.Telemetry;

public sealed class TelemetryTests(SampleGraph graph)
{
    private const string Query = "query Named { analysis(where: { area: { in: [\"186\"] } }) { total { disbursed { value } } } }";

    private const string Export = "/table.csv?by=commune&facts=disbursed&area.under=186";

    [Fact]
    public async Task Metrics_and_traces_reach_a_collector_when_one_is_configured()
    {
        using var collector = OtlpCollector.Start();

        await using (var host = await GraphHost.StartAsync(
            graph.Data.Folder, ("Telemetry:OtlpEndpoint", collector.Address), ("Telemetry:SendEvery", "00:00:00.100")))
        {
            await host.DataAsync(Query);
            await host.DataAsync(Query);
            (await host.Client.GetAsync(Export)).EnsureSuccessStatusCode();
        } // what is left is sent at the end

        Assert.All(
            ["analytics.graph.answers", "analytics.graph.request.duration", "analytics.graph.queue.duration", "analytics.graph.scanned_rows"],
            name => Assert.Contains(name, collector.Got("/v1/metrics"), StringComparison.Ordinal));
        Assert.All(
            ["graphql.operation.name", "Named", "analytics.cache", "miss", "memory", "analytics.plan", "analytics.scanned_rows", "analytics.queue_ms", "duckdb", "analytics.export", "/table.csv"],
            name => Assert.Contains(name, collector.Got("/v1/traces"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_slow_question_is_written_to_the_log_with_its_plan_and_without_values()
    {
        await using var host = await GraphHost.StartAsync(graph.Data.Folder, ("Telemetry:SlowFrom", "00:00:00"));

        await host.DataAsync(Query);
        await host.DataAsync(Query);

        var line = Assert.Single(host.Log.Lines, line => line.StartsWith("Slow:", StringComparison.Ordinal));
        Assert.Contains("Operation = Named", line, StringComparison.Ordinal);
        Assert.Contains("Plan = ", line, StringComparison.Ordinal);
        Assert.Contains("FROM", line, StringComparison.Ordinal);
        Assert.DoesNotContain("'", line, StringComparison.Ordinal);
        Assert.DoesNotContain("186", line[line.IndexOf("Plan = ", StringComparison.Ordinal)..], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_warnings_ask_beside_a_question_is_measured_with_it()
    {
        const string Hiding = "{ analysis { rows(first: 1, having: { disbursed: { gt: 0 } }) { nodes { by { commune { code } } facts { disbursed { value } } } } META } }";
        await using var host = await GraphHost.StartAsync(graph.Data.Folder, ("Telemetry:SlowFrom", "00:00:00"));

        await host.DataAsync(Hiding.Replace("META", "", StringComparison.Ordinal));
        await host.DataAsync(Hiding.Replace("META", "meta { warnings { code } }", StringComparison.Ordinal));
        (await host.Client.GetAsync("/table.csv?by=commune&facts=disbursed&having.disbursed.gt=0&first=1")).EnsureSuccessStatusCode();

        var lines = host.Log.Lines.Where(line => line.StartsWith("Slow:", StringComparison.Ordinal)).ToList();
        Assert.Equal([1, 2, 2], lines.Select(line => line.Split("; ").Length));
        Assert.Equal([2 * RowsIn(lines[0]), 2 * RowsIn(lines[0])], lines.Skip(1).Select(RowsIn));
    }

    private static long RowsIn(string line) =>
        long.Parse(line.Split("ScannedRows = ")[1].Split(',')[0], System.Globalization.CultureInfo.InvariantCulture);

    [Theory]
    [InlineData("csv")]
    [InlineData("json")]
    [InlineData("parquet")]
    [InlineData("xlsx")]
    [InlineData("columns.csv")]
    public async Task A_slow_export_is_written_to_the_log_and_measured_like_a_question(string ending)
    {
        await using var host = await GraphHost.StartAsync(graph.Data.Folder, ("Telemetry:SlowFrom", "00:00:00"));
        using var spans = new RecordedSpans();
        var trace = RecordedSpans.TraceOf(host);

        using var reply = await host.Client.GetAsync(Export.Replace("csv", ending, StringComparison.Ordinal));
        using var known = new HttpRequestMessage(HttpMethod.Get, Export.Replace("csv", ending, StringComparison.Ordinal)) { Headers = { IfNoneMatch = { reply.Headers.ETag! } } };
        using var unchanged = await host.Client.SendAsync(known);

        Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
        Assert.Matches(@"^cache;desc=MISS, queue;dur=[\d.]+, run;dur=[\d.]+, total;dur=[\d.]+$", reply.Headers.GetValues("Server-Timing").Single());
        var line = Assert.Single(host.Log.Lines, line => line.StartsWith("Slow:", StringComparison.Ordinal));
        Assert.Contains($"Operation = /table.{ending}, ", line, StringComparison.Ordinal);
        Assert.Contains("FROM", line, StringComparison.Ordinal);
        Assert.DoesNotContain("186", line[line.IndexOf("Plan = ", StringComparison.Ordinal)..], StringComparison.Ordinal);
        var ended = spans.Ended.Where(span => span.TraceId == trace && span.GetTagItem("analytics.export") as string == $"/table.{ending}").ToList();
        var span = ended[0];
        Assert.Equal(["miss", "caller"], ended.Select(one => one.GetTagItem("analytics.cache")));
        Assert.Equal(("export", "light"), (span.OperationName, span.GetTagItem("analytics.lane")));
        Assert.True(span.GetTagItem("analytics.scanned_rows") is > 0L && span.GetTagItem("analytics.queue_ms") is double && span.GetTagItem("analytics.plan") is string);
    }

    [Fact]
    public async Task Server_timing_tells_the_parts_of_a_computation()
    {
        await using var host = await GraphHost.StartAsync(graph.Data.Folder);

        using var computed = await host.PostAsync(Query);
        using var kept = await host.PostAsync(Query);

        Assert.Matches(@"^cache;desc=MISS, queue;dur=[\d.]+, run;dur=[\d.]+, total;dur=[\d.]+$", computed.Headers.GetValues("Server-Timing").Single());
        Assert.Matches(@"^cache;desc=MEMORY, total;dur=[\d.]+$", kept.Headers.GetValues("Server-Timing").Single());
    }
}
