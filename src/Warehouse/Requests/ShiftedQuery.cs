using System.Collections.Immutable;
using Analytics.Warehouse.Model;

namespace Analytics.Warehouse.Requests;

/// <summary>The question whose groups are compared with, and which of them belongs to a group.</summary>
public sealed record ShiftedQuery
{
    /// <summary>The shift that it came from.</summary>
    public required Shift Shift { get; init; }

    /// <summary>The question with another period; all its other filters are the same.</summary>
    public required ResolvedQuery Query { get; init; }

    /// <summary>Dimensions of the groups compared with.</summary>
    public required ImmutableArray<Dimension> Grain { get; init; }

    /// <summary>How each key of that grain follows from the keys of a group.</summary>
    public required ImmutableArray<KeyMove> Moves { get; init; }

    /// <summary>The days compared with where they are the same for all groups; null where they follow from the
    /// keys.</summary>
    public Stretch? Days { get; init; }
}
