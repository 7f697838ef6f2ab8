using System.Collections.Immutable;

namespace Analytics.Warehouse.Requests;

/// <summary>Which rows remain, by their values.</summary>
public abstract record Having
{
    private Having()
    {
    }

    /// <summary>All of them hold.</summary>
    public sealed record And(ImmutableArray<Having> Items) : Having;

    /// <summary>One of them holds.</summary>
    public sealed record Or(ImmutableArray<Having> Items) : Having;

    /// <summary>It does not hold; a comparison with a missing value does not hold, so its negation does.</summary>
    public sealed record Not(Having Item) : Having;

    /// <summary>A test of one measure, selected or not.</summary>
    public sealed record Test(string Measure, NumberTest Number) : Having;
}
