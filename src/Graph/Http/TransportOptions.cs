using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;

namespace Analytics.Graph.Http;

/// <summary>How the host is reached.</summary>
public sealed class TransportOptions
{
    /// <summary>The section of the configuration.</summary>
    public const string Section = "Http";

    /// <summary>Origins whose pages may ask from a browser, such as <c>https://dashboards.example.vn</c>; <c>*</c> for
    /// all. Default: none
    /// but this host's own pages.</summary>
    public IReadOnlyList<string> AllowedOrigins { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>How often an idle stream of events sends a sign of life, 1 s to 1 hour. Default 12 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan KeepAliveEvery { get; init; } = TimeSpan.FromSeconds(12);

    /// <summary>How long a WebSocket may stay without <c>connection_init</c>, 10 ms to 1 hour; then it is closed with
    /// 4408. Default 10 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "01:00:00")]
    public TimeSpan ConnectionInitTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Who may keep answers to GET on their way: Public (default), also caches that many callers share, or
    /// Private.</summary>
    public CacheScope CacheScope { get; init; } = CacheScope.Public;

    /// <summary>How long caches may answer from the current snapshot without asking again, 0 to 30 days. Default 0:
    /// they ask each time, and hear in few bytes that nothing changed. A new snapshot is seen later by as
    /// much.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "30.00:00:00")]
    public TimeSpan MaxAge { get; init; }

    /// <summary>Bytes from which an answer is packed for callers who take it so, 0 to 1 GiB. Default 256: less is
    /// hardly made smaller.</summary>
    [Range(0, 1 << 30)]
    public int PackFromBytes { get; init; } = 256;
}
