namespace Analytics.Warehouse.Requests;

/// <summary>A question about a number of a row; the nested records are all there are.</summary>
public abstract record Calculation
{
    private Calculation()
    {
    }

    /// <summary>Part of the total of all groups, or of the partition.</summary>
    public sealed record Share(Within Of) : Calculation;

    /// <summary>Competition ranking among the groups.</summary>
    public sealed record Rank(Direction Direction, Within Within) : Calculation;

    /// <summary>Part of the other non-null values that lie below, plus half of the equal ones.</summary>
    public sealed record Percentile(Within Within) : Calculation;

    /// <summary>Sum from the first period of the reset up to this one.</summary>
    public sealed record Running(Reset Reset) : Calculation;

    /// <summary>Change against a shifted period.</summary>
    public sealed record Compare(Shift To) : Calculation;
}
