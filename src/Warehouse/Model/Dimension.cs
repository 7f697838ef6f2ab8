using Analytics.Warehouse.Errors;

namespace Analytics.Warehouse.Model;

/// <summary>Something to group and filter by.</summary>
/// <param name="Name">Public name, such as <c>fundingSource</c>.</param>
/// <param name="Kind">What its members are.</param>
/// <param name="Column">Key column in the facts.</param>
/// <param name="Title">Short title.</param>
/// <param name="Definition">What a member is.</param>
public sealed record Dimension(string Name, DimensionKind Kind, string Column, Wording Title, Wording Definition)
{
    /// <summary>Level of the units of an <see cref="DimensionKind.Area"/> dimension; null otherwise.</summary>
    public AreaLevel? Level { get; init; }

    /// <summary>Name of the dimension whose members are the parents of this one's; null when flat.</summary>
    public string? Parent { get; init; }

    /// <summary>Whether its members are stretches of time.</summary>
    public bool IsTime =>
        Kind is DimensionKind.Year or DimensionKind.Span or DimensionKind.Quarter or DimensionKind.Month;
}
