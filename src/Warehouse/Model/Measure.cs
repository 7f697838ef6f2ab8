using System.Collections.Immutable;
using Analytics.Warehouse.Errors;
using Analytics.Warehouse.Schema;

namespace Analytics.Warehouse.Model;

/// <summary>A named number that can be asked; the nested records are all kinds there are.</summary>
/// <param name="Name">Public name, unique in the model.</param>
public abstract record Measure(string Name)
{
    /// <summary>Name of its subject.</summary>
    public required string Subject { get; init; }

    /// <summary>What it counts.</summary>
    public required Unit Unit { get; init; }

    /// <summary>Short title.</summary>
    public required Wording Title { get; init; }

    /// <summary>What the number means, in a sentence or two.</summary>
    public required Wording Definition { get; init; }

    /// <summary>How it is computed, in words of the model.</summary>
    public required string Formula { get; init; }

    /// <summary>How it combines over time.</summary>
    public Additivity OverTime { get; init; } = Additivity.Sum;

    /// <summary>How it combines over area.</summary>
    public Additivity OverArea { get; init; } = Additivity.Sum;

    /// <summary>Where it can be asked.</summary>
    public MeasureScope Scope { get; init; } = MeasureScope.Everywhere;

    /// <summary>Facts that it is computed from.</summary>
    public abstract ImmutableArray<Fact> Facts { get; }

    /// <summary>Sum of a column over the records.</summary>
    public sealed record Sum(string Name, Fact Fact, string Column, Condition? When = null) : Measure(Name)
    {
        /// <inheritdoc/>
        public override ImmutableArray<Fact> Facts => [Fact];
    }

    /// <summary>Number of records.</summary>
    public sealed record Count(string Name, Fact Fact) : Measure(Name)
    {
        /// <inheritdoc/>
        public override ImmutableArray<Fact> Facts => [Fact];
    }

    /// <summary>Sum of a column over the records that entered the cell's period from before it.</summary>
    /// <param name="Name">Public name.</param>
    /// <param name="Fact">The fact; it has <c>origin_year</c>.</param>
    /// <param name="Column">The column to add.</param>
    /// <param name="When">Tells records carried in from those that are new.</param>
    public sealed record CarriedIn(string Name, Fact Fact, string Column, Condition When) : Measure(Name)
    {
        /// <inheritdoc/>
        public override ImmutableArray<Fact> Facts => [Fact];
    }

    /// <summary>Other measures added and subtracted; parts that are missing count as nothing.</summary>
    public sealed record Combined(
        string Name, ImmutableArray<Measure> Plus, ImmutableArray<Measure> Minus) : Measure(Name)
    {
        /// <inheritdoc/>
        public override ImmutableArray<Fact> Facts => [.. Plus.Concat(Minus).SelectMany(one => one.Facts).Distinct()];
    }

    /// <summary>One measure divided by another of other records.</summary>
    public sealed record Ratio(string Name, Measure Over, Measure Under) : Measure(Name)
    {
        /// <inheritdoc/>
        public override ImmutableArray<Fact> Facts => [.. Over.Facts.Concat(Under.Facts).Distinct()];
    }

    /// <summary>One column divided by another of the same records; only records that hold both count.</summary>
    /// <param name="Name">Public name.</param>
    /// <param name="Fact">The fact.</param>
    /// <param name="Over">Column of the numerator.</param>
    /// <param name="Under">Column of the denominator.</param>
    /// <param name="Reading">Which records of the period count.</param>
    /// <param name="Published">Column of a published percentage that answers for a single record without counts; null
    /// for none.</param>
    public sealed record PairRatio(
        string Name, Fact Fact, string Over, string Under, Reading Reading, string? Published = null)
        : Measure(Name)
    {
        /// <inheritdoc/>
        public override ImmutableArray<Fact> Facts => [Fact];
    }

    /// <summary>Sum over places of a column in the last record of each place within the period.</summary>
    public sealed record Stock(string Name, Fact Fact, string Column) : Measure(Name)
    {
        /// <inheritdoc/>
        public override ImmutableArray<Fact> Facts => [Fact];
    }

    /// <summary>Different values of a column, and beside them a sum from another fact of those that have no
    /// identity.</summary>
    public sealed record Distinct(
        string Name, Fact Fact, string Column, Fact UnnamedFact, string UnnamedColumn) : Measure(Name)
    {
        /// <inheritdoc/>
        public override ImmutableArray<Fact> Facts => [Fact, UnnamedFact];
    }

    /// <summary>Number of records by another day than the record's own.</summary>
    public sealed record CountOn(string Name, Fact Fact, string DayColumn) : Measure(Name)
    {
        /// <inheritdoc/>
        public override ImmutableArray<Fact> Facts => [Fact];
    }

    /// <summary>Records opened before the end of the period and not closed before it.</summary>
    public sealed record Open(string Name, Fact Fact, string Opened, string Closed) : Measure(Name)
    {
        /// <inheritdoc/>
        public override ImmutableArray<Fact> Facts => [Fact];
    }

    /// <summary>Of the records opened before the end of the period, the part closed before it.</summary>
    public sealed record ClosedShare(string Name, Fact Fact, string Opened, string Closed) : Measure(Name)
    {
        /// <inheritdoc/>
        public override ImmutableArray<Fact> Facts => [Fact];
    }
}
