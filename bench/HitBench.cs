using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Analytics.Graph.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Analytics.Bench;

/// <summary>Requests per second of an answer from memory against a static reply of the same bytes from the same
/// server.</summary>
public static partial class HitBench
{
    private const string Query =
        "{ analysis { rows(first: 20) { nodes { by { province { code name } year { code } } "
            + "facts { disbursed { value(unit: MILLION) status } courses { value } } } } } }";

    /// <summary>Prints the ratio of throughputs, memory hit / static, taken by <c>wrk</c> in turn.</summary>
    public static async Task RunAsync(BenchData data)
    {
        var plainReply = new PlainReply();
        await using var app = Host(data, plainReply);
        await app.StartAsync();
        // a started server has one
        var address =
            app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        plainReply.Bytes = await AskAsync(address);

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

    private static WebApplication Host(BenchData data, PlainReply reply)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ANALYTICS_DATA"] = data.Folder,
            ["urls"] = "http://127.0.0.1:0",
        });
        builder.Services.AddGraph();
        var app = builder.Build();
        app.MapGraph();
        app.MapPost("/static", (HttpResponse response) =>
        {
            response.ContentType = "application/json; charset=utf-8";
            response.ContentLength = reply.Bytes.Length;
            return response.Body.WriteAsync(reply.Bytes).AsTask();
        });
        return app;
    }

    private static async Task<byte[]> AskAsync(string address)
    {
        using var client = new HttpClient();
        for (var attempt = 0;
            attempt < 100 && !(await client.GetAsync($"{address}/health/ready")).IsSuccessStatusCode;
            attempt++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100));
        }

        var reply = await client.PostAsJsonAsync($"{address}/graphql", new { query = Query });
        return await reply.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync();
    }

    private static async Task<double> PerSecondAsync(BenchData data, string address)
    {
        var script = Path.Combine(data.Folder, "post.lua");
        var body = System.Text.Json.JsonSerializer.Serialize(new { query = Query });
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

    private sealed class PlainReply
    {
        public byte[] Bytes { get; set; } = [];
    }

    [GeneratedRegex(@"Requests/sec:\s+([\d.]+)")]
    private static partial Regex PerSecond();
}
