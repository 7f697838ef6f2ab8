using System.Collections.Immutable;
using Analytics.Warehouse.Model;
using Analytics.Warehouse.Requests;

namespace Analytics.Warehouse.Planning;

/// <summary>What is known about a record that may or may not exist.</summary>
public sealed record KnownKeys
{
    /// <summary>Nothing.</summary>
    public static readonly KnownKeys Nothing = new();

    /// <summary>The unit that it lies in, at or below; null when not known.</summary>
    public Area? Inside { get; init; }

    /// <summary>Its members by dimension name; a null member is known to be missing.</summary>
    public ImmutableDictionary<string, int?> Members { get; init; } = ImmutableDictionary<string, int?>.Empty;

    /// <summary>The days that it lies in; null when not known.</summary>
    public Stretch? Days { get; init; }

    /// <summary>Both together.</summary>
    public KnownKeys With(KnownKeys other) => new()
    {
        Inside = other.Inside ?? Inside,
        Members = Members.SetItems(other.Members),
        Days = other.Days ?? Days,
    };
}
