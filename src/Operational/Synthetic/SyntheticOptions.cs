using System.ComponentModel.DataAnnotations;

namespace Analytics.Operational.Synthetic;

/// <summary>How much is generated, and from which seed.</summary>
public sealed record SyntheticOptions
{
    /// <summary>Number of disbursements, 1,000 to 100,000,000; other tables grow with it. Default: 1,000,000.</summary>
    [Range(1_000, 100_000_000)]
    public long Disbursements { get; init; } = 1_000_000;

    /// <summary>Any number; the same seed and size give the same rows. Default: 1.</summary>
    public ulong Seed { get; init; } = 1;
}
