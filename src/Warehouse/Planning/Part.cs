using System.Collections.Immutable;

namespace Analytics.Warehouse.Planning;

/// <summary>One aggregated 64-bit number of a group, from which cells are made.</summary>
/// <param name="Name">Unique in a plan, snake_case: the label of its scan and what it is.</param>
/// <param name="Value">What is aggregated.</param>
/// <param name="When">Which of the scan's records count; all of these hold.</param>
public sealed record Part(string Name, PartValue Value, ImmutableArray<PartCondition> When)
{
    /// <summary>How numbers of parts of a group become the number of the group.</summary>
    public Merge Merge => Value switch
    {
        PartValue.Qualifiers or PartValue.Provinces => Merge.Or,
        PartValue.Least => Merge.Least,
        PartValue.Greatest => Merge.Greatest,
        _ => Merge.Add,
    };
}
