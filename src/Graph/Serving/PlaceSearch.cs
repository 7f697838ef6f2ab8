using Analytics.Warehouse.Model;

namespace Analytics.Graph.Serving;

/// <summary>Which places are looked for.</summary>
public sealed record PlaceSearch
{
    /// <summary>A name, the beginning of its words, or a code; null for all places.</summary>
    public string? Text { get; init; }

    /// <summary>Only this level; null for all.</summary>
    public AreaLevel? Level { get; init; }

    /// <summary>Only units with this code and those inside them; null for all.</summary>
    public string? Under { get; init; }

    /// <summary>Only units that exist on this day; null for all.</summary>
    public DateOnly? At { get; init; }
}
