using Analytics.Warehouse.Model;

namespace Analytics.Warehouse.Requests;

/// <summary>One sort order with its names resolved.</summary>
public abstract record ResolvedOrder
{
    private ResolvedOrder()
    {
    }

    /// <summary>By the members of a dimension of the grain.</summary>
    public sealed record ByDimension(Dimension Dimension, Direction Direction, LabelSort By) : ResolvedOrder;

    /// <summary>By a measure.</summary>
    public sealed record ByMeasure(
        Measure Measure, Direction Direction, SortOn On, Shift? Shift, Nulls Nulls) : ResolvedOrder;
}
