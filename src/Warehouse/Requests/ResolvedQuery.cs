using System.Collections.Immutable;
using Analytics.Warehouse.Errors;
using Analytics.Warehouse.Model;
using Analytics.Warehouse.Schema;

namespace Analytics.Warehouse.Requests;

/// <summary>A request whose names and codes are elements of the model and keys of one snapshot.</summary>
public sealed record ResolvedQuery
{
    /// <summary>The request that it came from.</summary>
    public required AggregationRequest Request { get; init; }

    /// <summary>The model.</summary>
    public required SemanticModel Model { get; init; }

    /// <summary>Members of the snapshot.</summary>
    public required SnapshotDimensions Dimensions { get; init; }

    /// <summary>The grain.</summary>
    public required ImmutableArray<Dimension> By { get; init; }

    /// <summary>Measures asked.</summary>
    public required ImmutableArray<ResolvedAsk> Asks { get; init; }

    /// <summary>The frame's filter.</summary>
    public required RecordTest Filter { get; init; }

    /// <summary>Filters of single subjects by subject name.</summary>
    public required ImmutableDictionary<string, RecordTest> SubjectFilters { get; init; }

    /// <summary>Which rows remain; null keeps all.</summary>
    public RowTest? Having { get; init; }

    /// <summary>Sort orders.</summary>
    public ImmutableArray<ResolvedOrder> OrderBy { get; init; } = [];

    /// <summary>Days that the frame's filter may take.</summary>
    public required TimeFrame Frame { get; init; }

    /// <summary>The map that records are restated on; null where they stay with the units of their day.</summary>
    public Restatement? Map { get; init; }

    /// <summary>Whether it is answered from roll-ups.</summary>
    public RollupUse Rollups { get; init; }

    /// <summary>The part of the provinces that must have reported, 0 to 1; a cell of fewer is partial.</summary>
    public double CoverageThreshold { get; init; } = 1;

    /// <summary>Facts of the snapshot, and tables that may stand in for one.</summary>
    public ImmutableDictionary<string, StoredTable> Tables => Rollups == RollupUse.Never
        ? Dimensions.Rows.Tables.RemoveRange(Dimensions.Rows.Tables.Keys.Where(Rollup.IsNameOfOne))
        : Dimensions.Rows.Tables;

    /// <summary>How much is told about the numbers.</summary>
    public CellDetail Detail => Shifts.Any() ? CellDetail.Full : Request.Detail;

    /// <summary>Remarks made while resolving.</summary>
    public ImmutableArray<Note> Notes { get; init; } = [];

    /// <summary>What is compared with, by cells or by a sort order, in the order asked.</summary>
    public IEnumerable<Shift> Shifts => Asks.SelectMany(ask => ask.Ask.Calculations).OfType<Calculation.Compare>()
        .Select(compare => compare.To)
        .Concat(OrderBy.OfType<ResolvedOrder.ByMeasure>().Where(order => order.On != SortOn.Value)
            .Select(order => order.Shift).OfType<Shift>())
        .Distinct();

    /// <summary>Measures that are compared by a shift.</summary>
    public IEnumerable<Measure> ComparedBy(Shift shift) => Asks
        .Where(ask => ask.Ask.Calculations.Contains(new Calculation.Compare(shift)))
        .Select(ask => ask.Measure)
        .Concat(OrderBy.OfType<ResolvedOrder.ByMeasure>()
            .Where(order => order.On != SortOn.Value && order.Shift == shift)
            .Select(order => order.Measure))
        .Distinct();

    /// <summary>Every measure that must be computed: asked, tested or sorted by.</summary>
    public IEnumerable<Measure> Measures => Asks.Select(ask => ask.Measure)
        .Concat(Having?.Measures ?? [])
        .Concat(OrderBy.OfType<ResolvedOrder.ByMeasure>().Select(order => order.Measure))
        .Distinct();

    /// <summary>The frame's filter and that of a subject.</summary>
    public RecordTest FilterOf(string subject) => SubjectFilters.TryGetValue(subject, out var own)
        ? new RecordTest.All([Filter, own])
        : Filter;
}
