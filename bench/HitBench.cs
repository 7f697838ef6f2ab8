using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Analytics.Bench;

/// <summary>Requests per second of an answer from memory against a static reply of the same bytes from the same
/// server.</summary>
public static partial class HitBench
{
    /// <summary>The question.</summary>
    public const string Query =
        "{ analysis { rows(first: 20) { nodes { by { province { code name } year { code } } "
            + "facts { disbursed { value(unit: MILLION) status } courses { value } } } } } }";

    /// <summary>Prints the ratio of throughputs, memory hit / static, taken by <c>wrk</c> in turn.</summary>
    public static async Task RunAsync(BenchData data)
    {
        await using var host = await BenchHost.StartAsync(data);
        var address = host.Address.ToString().TrimEnd('/');
        await host.WarmAsync(JsonSerializer.Serialize(new { query = Query }));

        var ratios = new List<double>();
        for (var round = 0; round < 7; round++)
        {
            var hit = await PerSecondAsync(data, $"{address}/graphql");
            var plain = await PerSecondAsync(data, $"{address}/static");
            if (round > 0) // the first warms the just-in-time compiler
            {
                ratios.Add(hit / plain);
                Console.WriteLine(
                    string.Create(CultureInfo.InvariantCulture, $"  hit {hit:N0}/s, static {plain:N0}/s"));
            }
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"memory hit / static reply, requests per second: ratio {Rounds.Median(ratios):N2} ({ratios.Min():N2} to "
                + $"{ratios.Max():N2})"));
    }

    private static async Task<double> PerSecondAsync(BenchData data, string address)
    {
        var script = Path.Combine(data.Folder, "post.lua");
        var body = JsonSerializer.Serialize(new { query = Query });
        await File.WriteAllTextAsync(script, $"""
            wrk.method = "POST"
            wrk.headers["Content-Type"] = "application/json"
            wrk.body = [==[{body}]==]
            """);
        var start = new ProcessStartInfo("wrk") { RedirectStandardOutput = true };
        foreach (var argument in new[] { "-t1", "-c16", "-d5s", "-s", script, address })
        {
            start.ArgumentList.Add(argument);
        }

        using var wrk = Process.Start(start) ?? throw new InvalidOperationException("wrk did not start.");
        var report = await wrk.StandardOutput.ReadToEndAsync();
        await wrk.WaitForExitAsync();
        if (report.Contains("Non-2xx", StringComparison.Ordinal))
        {
            throw new InvalidOperationException(report);
        }

        return double.Parse(PerSecond().Match(report).Groups[1].Value, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"Requests/sec:\s+([\d.]+)")]
    private static partial Regex PerSecond();
}
