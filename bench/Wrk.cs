using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Analytics.Bench;

/// <summary>Drives <c>wrk</c> (Debian's package) with a script.</summary>
/// <param name="folder">Where the script is put.</param>
public sealed partial class Wrk(string folder)
{
    /// <summary>Asks an address for some seconds.</summary>
    /// <param name="address">Where.</param>
    /// <param name="connections">Connections that are open all the while.</param>
    /// <param name="seconds">How long.</param>
    /// <param name="script">Lua that sets the request.</param>
    public async Task<WrkReport> RunAsync(string address, int connections, int seconds, string script)
    {
        var file = Path.Combine(folder, "wrk.lua");
        await File.WriteAllTextAsync(file, script);
        var start = new ProcessStartInfo("wrk") { RedirectStandardOutput = true };
        string[] arguments =
            ["-t1", $"-c{connections}", $"-d{seconds}s", "--timeout", "30s", "--latency", "-s", file, address];
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using var wrk = Process.Start(start) ?? throw new InvalidOperationException("wrk did not start.");
        var report = await wrk.StandardOutput.ReadToEndAsync();
        await wrk.WaitForExitAsync();
        var failed = Failed().Match(report);
        return new(
            double.Parse(PerSecond().Match(report).Groups[1].Value, CultureInfo.InvariantCulture),
            Milliseconds(P50().Match(report)),
            Milliseconds(P99().Match(report)),
            failed.Success ? long.Parse(failed.Groups[1].Value, CultureInfo.InvariantCulture) : 0);
    }

    private static double Milliseconds(Match time) =>
        double.Parse(time.Groups[1].Value, CultureInfo.InvariantCulture) * time.Groups[2].Value switch
        {
            "us" => 0.001,
            "ms" => 1,
            "s" => 1000,
            _ => 60_000,
        };

    [GeneratedRegex(@"Requests/sec:\s+([\d.]+)")]
    private static partial Regex PerSecond();

    [GeneratedRegex(@"50%\s+([\d.]+)(us|ms|s|m)")]
    private static partial Regex P50();

    [GeneratedRegex(@"99%\s+([\d.]+)(us|ms|s|m)")]
    private static partial Regex P99();

    [GeneratedRegex(@"Non-2xx or 3xx responses: (\d+)")]
    private static partial Regex Failed();
}
