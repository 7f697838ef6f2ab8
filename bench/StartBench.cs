using System.Diagnostics;
using System.Globalization;
using System.Net;

namespace Analytics.Bench;

/// <summary>From the start of the process until it is ready.</summary>
public static class StartBench
{
    private const string Address = "http://127.0.0.1:18390";

    /// <summary>Prints times by the clock and of the processor.</summary>
    public static async Task RunAsync(BenchData data)
    {
        using var client = new HttpClient();
        for (var round = 0; round < 5; round++)
        {
            var start = new ProcessStartInfo("dotnet", [GraphFile(), "--urls=" + Address])
            {
                RedirectStandardOutput = true, Environment = { ["ANALYTICS_DATA"] = data.Folder },
            };
            var began = Stopwatch.GetTimestamp();
            using var host = Process.Start(start) ?? throw new InvalidOperationException("The host did not start.");
            host.BeginOutputReadLine();
            while (!await IsReadyAsync(client))
            {
                await Task.Delay(10);
            }

            host.Refresh();
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"ready {Stopwatch.GetElapsedTime(began).TotalSeconds:0.00} s after the start of the process; "
                    + $"{host.TotalProcessorTime.TotalSeconds:0.00} s of the processor"));
            host.Kill();
            await host.WaitForExitAsync();
        }
    }

    private static string GraphFile() => Path.Combine(AppContext.BaseDirectory, "Analytics.Graph.dll");

    private static async Task<bool> IsReadyAsync(HttpClient client)
    {
        try
        {
            using var reply = await client.GetAsync(new Uri(Address + "/health/ready"));
            return reply.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
