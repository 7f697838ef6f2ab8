using System.Globalization;
using Analytics.Graph.Limits;

namespace Analytics.Graph.Http;

/// <summary>The header <c>Server-Timing</c>: the same for GraphQL and for exports.</summary>
internal static class ServerTiming
{
    /// <summary>Of an answer that was computed.</summary>
    /// <param name="effort">What its computation took.</param>
    /// <param name="totalMs">Milliseconds from the request on.</param>
    public static string OfComputed(Effort effort, double totalMs) => string.Create(
        CultureInfo.InvariantCulture,
        $"cache;desc=MISS, queue;dur={effort.Queued.TotalMilliseconds:0.0##}, "
            + $"run;dur={effort.Ran.TotalMilliseconds:0.0##}, total;dur={totalMs:0.0##}");
}
