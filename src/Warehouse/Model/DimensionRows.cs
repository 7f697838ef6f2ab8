using System.Collections.Immutable;

namespace Analytics.Warehouse.Model;

/// <summary>What a snapshot holds beside its facts.</summary>
public sealed record DimensionRows
{
    /// <summary>Units of every level.</summary>
    public required ImmutableArray<Area> Areas { get; init; }

    /// <summary>Which unit followed which.</summary>
    public ImmutableArray<AreaSuccession> Successions { get; init; } = [];

    /// <summary>Members of each coded dimension by its public name.</summary>
    public ImmutableDictionary<string, ImmutableArray<Member>> Members { get; init; } =
        ImmutableDictionary<string, ImmutableArray<Member>>.Empty;

    /// <summary>Stretches of several years.</summary>
    public ImmutableArray<Span> Spans { get; init; } = [];

    /// <summary>Where projects do or do not exist.</summary>
    public ImmutableArray<Applicability> Applicabilities { get; init; } = [];

    /// <summary>Published figures beside the facts.</summary>
    public ImmutableArray<PublishedFigure> PublishedFigures { get; init; } = [];

    /// <summary>Years that occur in each fact, ascending, by table name.</summary>
    public ImmutableDictionary<string, ImmutableArray<int>> YearsOfFact { get; init; } =
        ImmutableDictionary<string, ImmutableArray<int>>.Empty;

    /// <summary>Tables of the snapshot by name; a snapshot of an older loader may lack some.</summary>
    public ImmutableDictionary<string, StoredTable> Tables { get; init; } =
        ImmutableDictionary<string, StoredTable>.Empty;

    /// <summary>Keys of the spans that occur in each fact, by table name; a fact that is missing may hold
    /// any.</summary>
    public ImmutableDictionary<string, ImmutableArray<int>> SpansOfFact { get; init; } =
        ImmutableDictionary<string, ImmutableArray<int>>.Empty;

    /// <summary>Business day of the source cut-off, exclusive end of what the snapshot knows.</summary>
    public required DateOnly Cutoff { get; init; }
}
