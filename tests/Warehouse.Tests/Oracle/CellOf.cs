using Analytics.Warehouse.Tests.Support;

namespace Analytics.Warehouse.Tests.Oracle;

/// <summary>What one cell of the oracle counts.</summary>
internal sealed record CellOf
{
    /// <summary>Facets of a kind in the cell.</summary>
    public required Func<string, IEnumerable<Facet>> Facets { get; init; }

    /// <summary>Day after the last day of the cell's period on which the filter takes a facet; null when there is none.</summary>
    public required Func<Facet, DateOnly?> End { get; init; }

    /// <summary>Whether carried-over money enters the cell's period.</summary>
    public required Func<Facet, bool> Enters { get; init; }

    public List<T> Of<T>(string kind)
        where T : Entry => [.. Facets(kind).Select(one => (T)one.Entry)];
}
