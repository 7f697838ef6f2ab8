using System.Collections.Immutable;

namespace Analytics.Warehouse.Requests;

/// <summary>Which dimensions tell the partition of a group.</summary>
public static class Partitions
{
    /// <summary>The dimension whose members are the partitions; null for a single partition of all groups.</summary>
    public static string? DimensionOf(Within within) => within switch
    {
        Within.Region => "region",
        Within.Province => "province",
        Within.Year => "year",
        Within.Project => "project",
        _ => null,
    };

    /// <summary>Dimensions of which one must be selected, best first; empty when none is needed.</summary>
    public static ImmutableArray<string> ToldBy(Within within) => within switch
    {
        Within.Region => ["region", "province", "district", "commune"],
        Within.Province => ["province", "district", "commune"],
        Within.Year => ["year"],
        Within.Project => ["project", "subProject"],
        _ => [],
    };

    /// <summary>The partition that a calculation is taken in; null for calculations without one.</summary>
    public static Within? Of(Calculation calculation) => calculation switch
    {
        Calculation.Share share => share.Of,
        Calculation.Rank rank => rank.Within,
        Calculation.Percentile percentile => percentile.Within,
        _ => null,
    };
}
