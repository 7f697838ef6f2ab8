using System.ComponentModel.DataAnnotations;

namespace Analytics.Graph.Caching;

/// <summary>How answers are kept in this process.</summary>
public sealed class ResultCacheOptions
{
    /// <summary>The section of the configuration.</summary>
    public const string Section = "ResultCache";

    /// <summary>How long an unused answer is kept, 1 s to 1 day. Housekeeping only: keys hold the snapshot, so none is
    /// ever stale.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan Lifetime { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>All answers together, 1 MiB to 64 GiB. Default 256 MiB.</summary>
    [Range(1L << 20, 1L << 36)]
    public long MaxTotalBytes { get; init; } = 256L << 20;

    /// <summary>The largest answer that is kept, 1 KiB to 512 MiB. Default 16 MiB.</summary>
    [Range(1 << 10, 512 << 20)]
    public int MaxEntryBytes { get; init; } = 16 << 20;
}
