using System.Diagnostics;
using System.Globalization;

namespace Analytics.Bench;

/// <summary>Two ways of doing one thing, timed in turn: A B A B ... Their ratio holds when the machine's speed
/// drifts.</summary>
public static class Rounds
{
    /// <summary>Runs both once without counting, then in turn, and prints the medians in milliseconds and of the ratio
    /// A / B.</summary>
    public static async Task<double> RatioAsync(string name, int rounds, Func<Task> a, Func<Task> b)
    {
        await a();
        await b();
        var (ofA, ofB, ratios) = (new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round < rounds; round++)
        {
            ofA.Add(await MillisecondsAsync(a));
            ofB.Add(await MillisecondsAsync(b));
            ratios.Add(ofA[^1] / ofB[^1]);
        }

        var median = Median(ratios);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name}: {Median(ofA):N2} ms against {Median(ofB):N2} ms, ratio {median:N2} ({ratios.Min():N2} to "
                + $"{ratios.Max():N2}, {rounds} rounds)"));
        return median;
    }

    /// <summary>The middle value.</summary>
    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return (sorted[sorted.Length / 2] + sorted[(sorted.Length - 1) / 2]) / 2;
    }

    private static async Task<double> MillisecondsAsync(Func<Task> work)
    {
        var began = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }
}
