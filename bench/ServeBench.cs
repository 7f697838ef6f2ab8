using System.Globalization;

namespace Analytics.Bench;

/// <summary>What serving costs beside the answer itself: from memory and unchanged against a static reply with the same
/// headers, and throughput with many connections, new questions and a publish each second.</summary>
public static class ServeBench
{
    private const int Rounds = 5;

    /// <summary>Prints the ratios.</summary>
    public static async Task RunAsync(BenchData data)
    {
        await using var host = await BenchHost.StartAsync(data);
        var address = host.Address.ToString().TrimEnd('/');
        var ask = $"{address}/graphql?query={Uri.EscapeDataString(HitBench.Query)}";
        var tag = await host.WarmGetAsync(ask);
        var wrk = new Wrk(data.Folder);

        var (hits, unchanged) = (new List<double>(), new List<double>());
        for (var round = 0; round <= Rounds; round++)
        {
            var hit = await wrk.RunAsync(ask, 16, 4, ServeScripts.Get());
            var plain = await wrk.RunAsync($"{address}/static", 16, 4, ServeScripts.Get());
            var same = await wrk.RunAsync(ask, 16, 4, ServeScripts.Get(tag));
            if (round > 0) // the first warms the just-in-time compiler
            {
                hits.Add(hit.PerSecond / plain.PerSecond);
                unchanged.Add(same.PerSecond / plain.PerSecond);
            }
        }

        Tell("memory hit by GET / static reply of the same bytes and headers", hits);
        Tell("304 / the same static reply", unchanged);
        await host.UseAreaAsync();
        foreach (var connections in new[] { 16, 256 })
        {
            await TellAsync(wrk, host, connections, "hits", ServeScripts.Light, 0);
            await TellAsync(wrk, host, connections, "new questions of records", ServeScripts.Light, 100);
            await TellAsync(wrk, host, connections, "new questions of roll-ups", ServeScripts.LightOfRollups, 100);
            await using var publishing = new Publishing(data);
            await TellAsync(
                wrk, host, connections, "90 hits and 10 new, a publish each second", ServeScripts.Light, 10);
        }
    }

    private static async Task TellAsync(
        Wrk wrk, BenchHost host, int connections, string name, string asked, int newOfHundred)
    {
        var report = await wrk.RunAsync(
            new Uri(host.Address, "/graphql").ToString(), connections, 8,
            ServeScripts.Mix(asked.Replace("{AREA}", host.Area), HitBench.Query, newOfHundred));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{connections} connections, {name}: {report.PerSecond:N0}/s, p50 {report.P50:0.##} ms, p99 "
                + $"{report.P99:0.##} ms, {report.Failed} refused"));
    }

    private static void Tell(string name, List<double> ratios) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{name}, requests per second: ratio {Bench.Rounds.Median(ratios):N2} ({ratios.Min():N2} to "
            + $"{ratios.Max():N2})"));
}
