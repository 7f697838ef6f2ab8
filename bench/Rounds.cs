using System.Diagnostics;
using System.Globalization;

namespace Analytics.Bench;

/// <summary>Two ways of doing one thing, timed in turn: A B A B ... Their ratio holds when the machine's speed
/// drifts.</summary>
public static class Rounds
{
    private const int LeastCalls = 40;
    private static readonly TimeSpan LeastTime = TimeSpan.FromSeconds(1);

    /// <summary>Runs both once without counting, then in turn, and prints the medians in milliseconds and of the ratio
    /// A / B.</summary>
    public static async Task<Measured> RatioAsync(string name, int rounds, Func<Task> a, Func<Task> b)
    {
        await a();
        await b();
        var (ofA, ofB) = (new List<double>(), new List<double>());
        for (var round = 0; round < rounds; round++)
        {
            ofA.Add(await MillisecondsAsync(a));
            ofB.Add(await MillisecondsAsync(b));
        }

        return Tell(name, ofA, ofB);
    }

    /// <summary>Does something again and again, until the just-in-time compiler has made its better code: that begins
    /// after 30 calls, when nothing new was called for a while.</summary>
    public static async Task WarmUpAsync(Func<Task> work)
    {
        var began = Stopwatch.GetTimestamp();
        for (var calls = 0; calls < LeastCalls || Stopwatch.GetElapsedTime(began) < LeastTime; calls++)
        {
            await work();
        }
    }

    /// <summary>As <see cref="RatioAsync"/> for work on this thread that is over in micro- or milliseconds, in time of
    /// the processor, so that other programs do not count: a round is so many calls of each, and the first fifth of the
    /// rounds is for the just-in-time compiler and not counted.</summary>
    public static Measured Ratio(string name, int rounds, int calls, Action a, Action b)
    {
        var (ofA, ofB) = (new List<double>(), new List<double>());
        for (var round = -rounds / 5; round < rounds; round++)
        {
            var (tookA, tookB) = (Milliseconds(a, calls), Milliseconds(b, calls));
            if (round >= 0)
            {
                ofA.Add(tookA);
                ofB.Add(tookB);
            }
        }

        return Tell(name, ofA, ofB);
    }

    /// <summary>Bytes that one call allocates on this thread, once it is warm.</summary>
    public static long AllocatedBytes(Action work)
    {
        work();
        var before = GC.GetAllocatedBytesForCurrentThread();
        work();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    /// <summary>The middle value.</summary>
    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return (sorted[sorted.Length / 2] + sorted[(sorted.Length - 1) / 2]) / 2;
    }

    /// <summary>Prints the medians of measured rounds and of their ratios.</summary>
    public static Measured Tell(string name, List<double> ofA, List<double> ofB)
    {
        var ratios = ofA.Zip(ofB, (a, b) => a / b).ToArray();
        var measured = new Measured(Median(ofA), Median(ofB), Median(ratios));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name}: {measured.A:0.00##} ms against {measured.B:0.00##} ms, ratio {measured.Ratio:0.00##} "
                + $"({ratios.Min():0.00##} to {ratios.Max():0.00##}, {ratios.Length} rounds)"));
        return measured;
    }

    /// <summary>How long something takes.</summary>
    public static async Task<double> MillisecondsAsync(Func<Task> work)
    {
        var began = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }

    private static double Milliseconds(Action work, int calls)
    {
        var began = Environment.CpuUsage.TotalTime;
        for (var call = 0; call < calls; call++)
        {
            work();
        }

        return (Environment.CpuUsage.TotalTime - began).TotalMilliseconds / calls;
    }
}
