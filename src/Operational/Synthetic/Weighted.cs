using System.Collections.Immutable;

namespace Analytics.Operational.Synthetic;

/// <summary>Members with weights, to be drawn from.</summary>
internal sealed class Weighted<T>
{
    private readonly ImmutableArray<T> members;
    private readonly double[] cumulated;

    public Weighted(IEnumerable<(T Member, double Weight)> weighted)
    {
        var parts = weighted.ToImmutableArray();
        members = [.. parts.Select(part => part.Member)];
        cumulated = new double[parts.Length];
        var sum = 0.0;
        for (var index = 0; index < parts.Length; index++)
        {
            cumulated[index] = sum += parts[index].Weight;
        }
    }

    /// <summary>The members in their order.</summary>
    public ImmutableArray<T> Members => members;

    /// <summary>The member at a part of the whole weight, from 0 up to, not including, 1.</summary>
    public T At(double fraction)
    {
        var found = Array.BinarySearch(cumulated, fraction * cumulated[^1]);
        return members[Math.Min(found < 0 ? ~found : found + 1, members.Length - 1)];
    }
}
