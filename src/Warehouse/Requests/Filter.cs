using System.Collections.Immutable;

namespace Analytics.Warehouse.Requests;

/// <summary>Which records count; the nested records are all kinds of nodes there are.</summary>
public abstract record Filter
{
    private Filter()
    {
    }

    /// <summary>All of them hold; empty holds always.</summary>
    public sealed record And(ImmutableArray<Filter> Items) : Filter;

    /// <summary>One of them holds; empty holds never.</summary>
    public sealed record Or(ImmutableArray<Filter> Items) : Filter;

    /// <summary>It does not hold; records without a member of the tested dimension are kept.</summary>
    public sealed record Not(Filter Item) : Filter;

    /// <summary>By place. All that is given must hold; an absent list is null, an empty one holds for
    /// nothing.</summary>
    public sealed record Area : Filter
    {
        /// <summary>Codes: exactly these units.</summary>
        public ImmutableArray<string>? In { get; init; }

        /// <summary>Codes: these units and everything inside them.</summary>
        public ImmutableArray<string>? Under { get; init; }

        /// <summary>Codes of regions.</summary>
        public ImmutableArray<string>? Region { get; init; }

        /// <summary>The day whose units the codes mean.</summary>
        public DateOnly? At { get; init; }
    }

    /// <summary>By budget year for money, calendar year otherwise.</summary>
    public sealed record Years(ImmutableArray<int> Values) : Filter;

    /// <summary>By the day of payment or event, <paramref name="Until"/> exclusive.</summary>
    public sealed record Between(DateOnly From, DateOnly Until) : Filter;

    /// <summary>By the day of payment or event: the last periods before a day.</summary>
    /// <param name="Count">1 or more.</param>
    /// <param name="Of">Their length.</param>
    /// <param name="Completeness">Whether the period that holds the day counts.</param>
    /// <param name="AsOf">The day; the source cut-off by default.</param>
    public sealed record Last(
        int Count, TimeGrain Of, Completeness Completeness = Completeness.CompleteOnly, DateOnly? AsOf = null)
        : Filter;

    /// <summary>By programme period, such as <c>2021-2025</c>.</summary>
    public sealed record Programme(string Code) : Filter;

    /// <summary>By members of a dimension. All that is given must hold.</summary>
    public sealed record Codes(string Dimension) : Filter
    {
        /// <summary>One of these codes; null when absent, an empty list holds for nothing.</summary>
        public ImmutableArray<string>? In { get; init; }

        /// <summary>None of these codes; keeps records without a member.</summary>
        public ImmutableArray<string>? NotIn { get; init; }

        /// <summary>True: only records without a member; false: only those with one.</summary>
        public bool? IsNull { get; init; }
    }
}
