using System.Collections.Frozen;
using System.Collections.Immutable;
using Analytics.Warehouse.Model;

namespace Analytics.Graph.Serving;

/// <summary>Members and successions of a snapshot by key: an answer looks up one for each cell.</summary>
public sealed class MemberIndex
{
    private readonly SnapshotDimensions dimensions;
    private readonly FrozenDictionary<string, FrozenDictionary<int, Member>> members;
    private readonly ILookup<int, AreaSuccession> toSuccessors;
    private readonly ILookup<int, AreaSuccession> toPredecessors;

    /// <summary>Indexes a snapshot.</summary>
    public MemberIndex(SnapshotDimensions dimensions)
    {
        this.dimensions = dimensions;
        members = dimensions.Rows.Members.ToFrozenDictionary(
            pair => pair.Key, pair => pair.Value.ToFrozenDictionary(member => member.Key), StringComparer.Ordinal);
        toSuccessors = dimensions.Rows.Successions.ToLookup(one => one.PredecessorKey);
        toPredecessors = dimensions.Rows.Successions.ToLookup(one => one.SuccessorKey);
    }

    /// <summary>The unit of a key; null when there is none.</summary>
    public Area? Area(int? key) => key is { } known ? dimensions.Area(known) : null;

    /// <summary>The member of a key; null when there is none.</summary>
    public Member? Member(string dimension, int key) =>
        members.TryGetValue(dimension, out var known) ? known.GetValueOrDefault(key) : null;

    /// <summary>The stretch of time of a key; null when there is none.</summary>
    public Period? Period(Dimension dimension, int key) => dimensions.Period(dimension, key);

    /// <summary>The units that a unit went to, by day, then by code.</summary>
    public ImmutableArray<AreaSuccession> SuccessorsOf(Area area) =>
        [.. toSuccessors[area.Key].OrderBy(one => one.On).ThenBy(one => dimensions.Area(one.SuccessorKey)?.CodeOrder)];

    /// <summary>The units that a unit came from, by day, then by code.</summary>
    public ImmutableArray<AreaSuccession> PredecessorsOf(Area area) =>
        [
            .. toPredecessors[area.Key]
                .OrderBy(one => one.On)
                .ThenBy(one => dimensions.Area(one.PredecessorKey)?.CodeOrder)];
}
