namespace Analytics.Warehouse.Requests;

/// <summary>One sort order.</summary>
public abstract record RowOrder
{
    private RowOrder()
    {
    }

    /// <summary>By the members of a dimension of the grain; rows without a member come last.</summary>
    public sealed record ByDimension(
        string Dimension, Direction Direction = Direction.Ascending, LabelSort By = LabelSort.Code)
        : RowOrder;

    /// <summary>By the value of a measure, selected or not, or by its change against
    /// <paramref name="Shift"/>.</summary>
    public sealed record ByMeasure(
        string Measure, Direction Direction = Direction.Descending, SortOn On = SortOn.Value, Shift? Shift = null,
        Nulls Nulls = Nulls.Last) : RowOrder;
}
