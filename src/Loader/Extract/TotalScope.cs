using System.Collections.Immutable;

namespace Analytics.Loader.Extract;

/// <summary>Which records control totals are asked for.</summary>
public sealed record TotalScope
{
    /// <summary>All of a table.</summary>
    public static readonly TotalScope All = new();

    /// <summary>Ids of the areas, as the source has them; null for every area.</summary>
    public ImmutableArray<long>? AreaIds { get; init; }

    /// <summary>Years, with null for the records of a span; null for every year. Given together with
    /// <see cref="AreaIds"/>.</summary>
    public ImmutableArray<int?>? Years { get; init; }

    /// <summary>Whether the totals of an area and year are asked for.</summary>
    public bool Holds(TotalLine line) =>
        (AreaIds is not { } areas || areas.Contains(line.AreaId))
        && (Years is not { } years || years.Contains(line.Year));
}
