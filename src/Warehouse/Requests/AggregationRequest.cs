using System.Collections.Immutable;

namespace Analytics.Warehouse.Requests;

/// <summary>What is asked, in names and codes as the caller wrote them.</summary>
public sealed record AggregationRequest
{
    /// <summary>Name of a subject, or null to ask across all subjects by the dimensions that they share.</summary>
    public string? Subject { get; init; }

    /// <summary>Names of dimensions in the order selected; together they are the grain. Empty asks for one
    /// row.</summary>
    public ImmutableArray<string> By { get; init; } = [];

    /// <summary>Measures and what is asked about each.</summary>
    public ImmutableArray<FactAsk> Facts { get; init; } = [];

    /// <summary>The frame's filter; null takes all.</summary>
    public Filter? Filter { get; init; }

    /// <summary>Filters of single subjects by subject name; each is anded with the frame's for that subject
    /// only.</summary>
    public ImmutableDictionary<string, Filter> SubjectFilters { get; init; } =
        ImmutableDictionary<string, Filter>.Empty;

    /// <summary>Which rows remain, by their values; null keeps all.</summary>
    public Having? Having { get; init; }

    /// <summary>Sort orders, most important first; ties are broken by the keys.</summary>
    public ImmutableArray<RowOrder> OrderBy { get; init; } = [];

    /// <summary>Rows of a page, 0 or more.</summary>
    public int First { get; init; } = 100;

    /// <summary>Cursor that an earlier page ended with; null for the first page.</summary>
    public string? After { get; init; }

    /// <summary>Whether members without records get a row.</summary>
    public Fill Fill { get; init; }

    /// <summary>The map; the units of the day by default.</summary>
    public Geography Geography { get; init; } = new Geography.AsReported();

    /// <summary>Which parts of the answer are wanted.</summary>
    public AnswerParts Parts { get; init; } = AnswerParts.Rows;

    /// <summary>Whether remarks about the answer as a whole are wanted; some take a statement of their own.</summary>
    public bool Warned { get; init; } = true;

    /// <summary>How much is told about the numbers; a comparison needs everything and gets it.</summary>
    public CellDetail Detail { get; init; }
}
