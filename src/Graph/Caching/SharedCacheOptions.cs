using System.ComponentModel.DataAnnotations;

namespace Analytics.Graph.Caching;

/// <summary>How answers are shared between processes, through Redis.</summary>
public sealed class SharedCacheOptions
{
    /// <summary>The section of the configuration.</summary>
    public const string Section = "Redis";

    /// <summary>What StackExchange.Redis connects to, as <c>127.0.0.1:6379</c>. Null or empty: answers are not
    /// shared.</summary>
    public string? Connection { get; set; }

    /// <summary>How long one call to Redis may take before the answer is made without it, 1 ms to 10 s. Default 250
    /// ms.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "00:00:10")]
    public TimeSpan CallLimit { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>How long Redis is left alone when half of the calls fail, 500 ms to 5 min. Default 2 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.500", "00:05:00")]
    public TimeSpan PauseAfterFailure { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long an answer is kept in Redis, 1 s to 30 days. Default 1 day.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "30.00:00:00")]
    public TimeSpan Lifetime { get; init; } = TimeSpan.FromDays(1);

    /// <summary>What the names of all keys begin with; another one for each environment that shares a Redis. Default
    /// <c>analytics:</c>.</summary>
    [Required]
    public string KeyPrefix { get; init; } = "analytics:";

    /// <summary>Bytes from which an answer is packed, 0 to 1 GiB. Default 4,096.</summary>
    [Range(0, 1 << 30)]
    public int PackFromBytes { get; init; } = 4_096;

    /// <summary>How long other processes wait for one that computes the same and dies, 0 or 100 ms to 1 min. Default 3
    /// s; 0: none waits for another.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan LeaseTime { get; init; } = TimeSpan.FromSeconds(3);
}
