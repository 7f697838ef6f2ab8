using System.Collections.Immutable;
using Analytics.Warehouse.Model;
using Analytics.Warehouse.Requests;
using Analytics.Warehouse.Schema;

namespace Analytics.Warehouse.Planning;

/// <summary>What must happen, without SQL; the nested records are all kinds of steps there are.</summary>
public abstract record Plan
{
    private Plan()
    {
    }

    /// <summary>Dimensions that tell its rows apart.</summary>
    public abstract ImmutableArray<Dimension> Keys { get; }

    /// <summary>Numbers of its rows.</summary>
    public abstract ImmutableArray<Part> Parts { get; }

    /// <summary>Reads one fact and aggregates it to the grain.</summary>
    /// <param name="Fact">The fact.</param>
    /// <param name="Label">Unique name; parts begin with it.</param>
    /// <param name="Clock">Which day places its records in time.</param>
    /// <param name="Filter">Which records count.</param>
    /// <param name="Grain">The grain.</param>
    /// <param name="Numbers">What is aggregated.</param>
    public sealed record Scan(
        Fact Fact, string Label, Clock Clock, RecordTest Filter, ImmutableArray<Dimension> Grain,
        ImmutableArray<Part> Numbers)
        : Plan
    {
        /// <summary>Which records count when they were made by several standards.</summary>
        public Standards Standards { get; init; }

        /// <summary>The roll-up that answers for the fact; null reads the records.</summary>
        public Rollup? Rollup { get; init; }

        /// <summary>Under which units records of other units are counted; null where each stays with its
        /// own.</summary>
        public UnitMap? Map { get; init; }

        /// <summary>
        /// Provinces whose stocks count only until the one that took them over was counted; empty where provinces are
        /// kept apart.
        /// </summary>
        public ImmutableArray<Successor> Successors { get; init; } = [];

        /// <summary>Groups of <see cref="LeftOutGrain"/> whose records are left out; null leaves none out.</summary>
        public ImmutableArray<GroupKeys>? LeftOut { get; init; }

        /// <summary>Dimensions of <see cref="LeftOut"/>.</summary>
        public ImmutableArray<Dimension> LeftOutGrain { get; init; } = [];

        /// <inheritdoc/>
        public override ImmutableArray<Dimension> Keys => Grain;

        /// <inheritdoc/>
        public override ImmutableArray<Part> Parts => Numbers;
    }

    /// <summary>The rows of a roll-up that pass a filter, to be added up by what combines them.</summary>
    /// <param name="Of">Which rows, and what is told of each.</param>
    public sealed record RollupRows(Scan Of) : Plan
    {
        /// <inheritdoc/>
        public override ImmutableArray<Dimension> Keys => Of.Keys;

        /// <inheritdoc/>
        public override ImmutableArray<Part> Parts => Of.Parts;
    }

    /// <summary>Rows for members, whether or not they have records.</summary>
    public sealed record Grid(ImmutableArray<Dimension> Grain, ImmutableArray<GroupKeys> Rows) : Plan
    {
        /// <inheritdoc/>
        public override ImmutableArray<Dimension> Keys => Grain;

        /// <inheritdoc/>
        public override ImmutableArray<Part> Parts => [];
    }

    /// <summary>Groups whose numbers are known already.</summary>
    public sealed record Known(
        ImmutableArray<Dimension> Grain, ImmutableArray<Part> Numbers, ImmutableArray<KnownRow> Rows) : Plan
    {
        /// <inheritdoc/>
        public override ImmutableArray<Dimension> Keys => Grain;

        /// <inheritdoc/>
        public override ImmutableArray<Part> Parts => Numbers;
    }

    /// <summary>Puts groups of several inputs with equal keys, null being equal to null, into one row.</summary>
    public sealed record Combine(ImmutableArray<Dimension> Grain, ImmutableArray<Plan> Inputs) : Plan
    {
        /// <inheritdoc/>
        public override ImmutableArray<Dimension> Keys => Grain;

        /// <inheritdoc/>
        public override ImmutableArray<Part> Parts => [.. Inputs.SelectMany(input => input.Parts)];
    }

    /// <summary>Tells numbers apart that were aggregated as one.</summary>
    /// <param name="Input">What aggregated them.</param>
    /// <param name="Numbers">All numbers of the input, each on its own.</param>
    /// <param name="Pairs">Those that were one.</param>
    public sealed record Apart(Plan Input, ImmutableArray<Part> Numbers, ImmutableArray<NumberPair> Pairs) : Plan
    {
        /// <inheritdoc/>
        public override ImmutableArray<Dimension> Keys => Input.Keys;

        /// <inheritdoc/>
        public override ImmutableArray<Part> Parts => Numbers;
    }

    /// <summary>Puts beside each row the rows that it is compared with, one of each input at most.</summary>
    public sealed record Compare(Plan Input, ImmutableArray<Other> Others) : Plan
    {
        /// <inheritdoc/>
        public override ImmutableArray<Dimension> Keys => Input.Keys;

        /// <inheritdoc/>
        public override ImmutableArray<Part> Parts => [.. Input.Parts, .. Others.SelectMany(one => one.Input.Parts)];
    }

    /// <summary>Keeps rows by their values.</summary>
    public sealed record Keep(Plan Input, RowTest Test, CellMap Cells) : Plan
    {
        /// <inheritdoc/>
        public override ImmutableArray<Dimension> Keys => Input.Keys;

        /// <inheritdoc/>
        public override ImmutableArray<Part> Parts => Input.Parts;
    }

    /// <summary>Tells of each row whether a test holds, and keeps all.</summary>
    public sealed record Mark(Plan Input, RowTest Test, CellMap Cells) : Plan
    {
        /// <inheritdoc/>
        public override ImmutableArray<Dimension> Keys => Input.Keys;

        /// <inheritdoc/>
        public override ImmutableArray<Part> Parts => Input.Parts;
    }

    /// <summary>Sorts rows; ties are broken by the keys.</summary>
    public sealed record Sort(Plan Input, ImmutableArray<ResolvedOrder> Orders, CellMap Cells) : Plan
    {
        /// <inheritdoc/>
        public override ImmutableArray<Dimension> Keys => Input.Keys;

        /// <inheritdoc/>
        public override ImmutableArray<Part> Parts => Input.Parts;
    }

    /// <summary>Takes a page of sorted rows.</summary>
    public sealed record Page(Plan Input, int First, long Offset) : Plan
    {
        /// <inheritdoc/>
        public override ImmutableArray<Dimension> Keys => Input.Keys;

        /// <inheritdoc/>
        public override ImmutableArray<Part> Parts => Input.Parts;
    }

    /// <summary>Counts rows.</summary>
    public sealed record Count(Plan Input) : Plan
    {
        /// <inheritdoc/>
        public override ImmutableArray<Dimension> Keys => [];

        /// <inheritdoc/>
        public override ImmutableArray<Part> Parts => [];
    }
}
