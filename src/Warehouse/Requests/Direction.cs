namespace Analytics.Warehouse.Requests;

/// <summary>Direction of a sort.</summary>
public enum Direction
{
    /// <summary>Smallest first.</summary>
    Ascending,

    /// <summary>Largest first.</summary>
    Descending,
}
