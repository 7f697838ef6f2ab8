using Analytics.Warehouse.Model;

namespace Analytics.Warehouse.Requests;

/// <summary>Tells whether units of one code are one place in different times.</summary>
internal sealed class Territories(SnapshotDimensions dimensions)
{
    /// <summary>Whether each unit, in order of time, has the name of the former or is it under a new name.</summary>
    public bool AreOne(IReadOnlyList<Area> units)
    {
        var inOrder = units.OrderBy(one => one.ValidFrom ?? DateOnly.MinValue).ToList();
        return inOrder.Zip(inOrder.Skip(1)).All(pair => IsSame(pair.First, pair.Second));
    }

    private bool IsSame(Area before, Area after) => before.Level == after.Level &&
        (before.Name.Vi == after.Name.Vi || IsRenamed(before, after));

    /// <summary>All of one, and nothing else, became the other.</summary>
    private bool IsRenamed(Area before, Area after) =>
        dimensions.SuccessorsOf(before.Key) is [{ Share: SuccessionShare.Whole } only] &&
        only.SuccessorKey == after.Key && dimensions.PredecessorsOf(after.Key).Length == 1;
}
