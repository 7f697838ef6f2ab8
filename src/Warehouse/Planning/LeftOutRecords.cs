using System.Collections.Immutable;
using Analytics.Warehouse.Requests;
using Analytics.Warehouse.Schema;

namespace Analytics.Warehouse.Planning;

/// <summary>Records of a fact that may share days with the period asked without lying inside it.</summary>
/// <param name="Fact">The fact.</param>
/// <param name="Rollup">The roll-up to read in its place; null reads the records.</param>
/// <param name="Filter">Which records are asked for.</param>
public sealed record LeftOutRecords(Fact Fact, Rollup? Rollup, RecordTest Filter)
{
    /// <summary>Spans of which it may leave records out; null where records without a span may be among them.</summary>
    public ImmutableArray<int>? Spans { get; init; }
}
