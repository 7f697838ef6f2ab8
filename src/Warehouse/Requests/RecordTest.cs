using System.Collections.Immutable;
using Analytics.Warehouse.Model;

namespace Analytics.Warehouse.Requests;

/// <summary>A filter in keys of the snapshot; the nested records are all kinds of nodes there are.</summary>
public abstract record RecordTest
{
    private RecordTest()
    {
    }

    /// <summary>All of them hold; empty holds always.</summary>
    public sealed record All(ImmutableArray<RecordTest> Items) : RecordTest;

    /// <summary>One of them holds; empty holds never.</summary>
    public sealed record Any(ImmutableArray<RecordTest> Items) : RecordTest;

    /// <summary>It does not hold; what is unknown counts as not holding.</summary>
    public sealed record Not(RecordTest Item) : RecordTest;

    /// <summary>The record's member is one of these.</summary>
    public sealed record OneOf(Dimension Dimension, ImmutableArray<int> Keys) : RecordTest;

    /// <summary>The record has no member.</summary>
    public sealed record Missing(Dimension Dimension) : RecordTest;

    /// <summary>The record belongs to exactly one of these units.</summary>
    public sealed record AtAreas(ImmutableArray<int> Keys) : RecordTest;

    /// <summary>The record's unit of a level is one of these, so that it lies inside.</summary>
    public sealed record InsideAreas(AreaLevel Level, ImmutableArray<int> Keys) : RecordTest
    {
        /// <summary>The key column of a record's unit of the level.</summary>
        public string Column => Level.ToString().ToLowerInvariant() + "_key";
    }

    /// <summary>The record's year is one of these, or its span is one of those that lie inside them.</summary>
    /// <param name="Values">Years, ascending.</param>
    /// <param name="Inside">Spans wholly inside the years.</param>
    /// <param name="Touched">Spans that share a day with the years, those inside included.</param>
    public sealed record InYears(
        ImmutableArray<int> Values, ImmutableArray<int> Inside, ImmutableArray<int> Touched) : RecordTest;

    /// <summary>The record's extent lies in these days.</summary>
    public sealed record InDays(Stretch Days) : RecordTest;

    /// <summary>The record belongs to a programme period, and its span, if it has one, lies inside.</summary>
    /// <param name="Key">Member key of the programme.</param>
    /// <param name="Inside">Spans wholly inside the period.</param>
    public sealed record InProgramme(int Key, ImmutableArray<int> Inside) : RecordTest;
}
